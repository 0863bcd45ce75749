/**
 * Exit codes of the command line, so that scripts and service managers can tell what to do; from 64
 * on those of sysexits.
 */
export const EXIT = {
  done: 0,
  /** What was asked for failed, was refused, or was found wrong. */
  failed: 1,
  /** Another companion has the data folder. */
  busy: 3,
  noPort: 4,
  /** The command was wrong. */
  usage: 64,
  /** The companion does not run. */
  away: 69,
  /** The companion could not answer. */
  broken: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence for people and the code that goes with it. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command line was wrong. */
export function usageError(message: string): CommandError {
  return new CommandError(EXIT.usage, message);
}
