import { readJsonText } from '../../shared/site/json-text.ts';
import { ASKED, pathText, problemsIn } from '../../shared/site/profile-problem.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { OtherPrices } from '../routes/replays.ts';
import { readGivenFile } from './rules-file.ts';

/** Lines of complaints; a file that is something else altogether does not need more. */
const SAID = 5;

/**
 * The price table in a file: a list of prices for one image or clip, credits in thousandths. Throws
 * a CommandError that names file, line and field where it is none.
 */
export async function readPriceFile(file: string): Promise<OtherPrices> {
  const read = readJsonText(await readGivenFile(file));
  if (!('value' in read)) throw wrong(file, read.problems);
  const { value, twice, place } = read;
  const parsed = OtherPrices.safeParse(value, ASKED);
  if (parsed.success && twice.length === 0) return parsed.data;
  const found = parsed.success ? [] : problemsIn(parsed.error);
  throw wrong(file, [
    ...twice,
    ...found.map(({ at, message }) => ({ path: pathText(at), message, ...place(at) })),
  ]);
}

type Problem = { path: string; message: string; line: number | null };

function wrong(file: string, problems: readonly Problem[]): CommandError {
  const lines = problems.slice(0, SAID).map(({ path, message, line }) => {
    const where = line === null ? '' : `, line ${line}`;
    return `${file}${where}: ${path === '' ? 'the table' : path} ${message}`;
  });
  if (problems.length > SAID) lines.push(`and ${problems.length - SAID} more`);
  return new CommandError(EXIT.failed, lines.join('\n'));
}
