/** The command line, or a file that it names, was wrong: EX_USAGE of sysexits. */
export class Usage extends Error {
  override name = 'Usage';
}
