import { type Place, readJsonText, type Where } from './json-text.ts';
import type { ProfileFile } from './profile.ts';
import { ProfileFileSchema } from './profile-file.ts';
import { ASKED, type ProfileProblem, pathText, problemsIn } from './profile-problem.ts';

/** Characters; the bundled family has 10,000. */
export const PROFILE_MAX = 200_000;
/** A file that is something else altogether does not need more. */
const PROBLEMS_MAX = 50;

export type CheckedProfile =
  | { ok: true; file: ProfileFile }
  | { ok: false; problems: readonly ProfileProblem[] };

/**
 * A profile out of a text: all that is wrong in it, first ones first, with line and column. What it
 * leaves out is only known to be there once it is resolved.
 *
 * @param further what else is wrong in a profile that fits: selectors, where there is a page.
 */
export function checkProfileText(
  text: string,
  further: (file: ProfileFile) => { at: Where; message: string }[] = () => [],
): CheckedProfile {
  if (text.length > PROFILE_MAX) return tooLarge(text.length);
  const read = readJsonText(text);
  if (!('value' in read)) return { ok: false, problems: read.problems.slice(0, PROBLEMS_MAX) };
  const { value, twice, place } = read;
  const checked = checkProfile(value, place);
  const found = checked.ok ? placed(further(checked.file), place) : checked.problems;
  const problems = [...twice, ...found];
  if (problems.length === 0) return checked;
  return { ok: false, problems: problems.sort(byPlace).slice(0, PROBLEMS_MAX) };
}

const NOWHERE: Place = { line: null, column: null };

/** A profile out of a value, from wherever it comes. @param place where in a text something is */
export function checkProfile(
  value: unknown,
  place: (at: Where) => Place = () => NOWHERE,
): CheckedProfile {
  const { length } = JSON.stringify(value) ?? '';
  if (length > PROFILE_MAX) return tooLarge(length);
  const parsed = ProfileFileSchema.safeParse(value, ASKED);
  if (parsed.success) return { ok: true, file: parsed.data };
  const problems = placed(problemsIn(parsed.error), place);
  return { ok: false, problems: problems.slice(0, PROBLEMS_MAX) };
}

function placed(found: { at: Where; message: string }[], place: (at: Where) => Place) {
  return found.map(({ at, message }) => ({ path: pathText(at), message, ...place(at) }));
}

function tooLarge(length: number): CheckedProfile {
  const message = `has ${length} characters; at most ${PROFILE_MAX} are read`;
  return { ok: false, problems: [{ path: '', message, ...NOWHERE }] };
}

function byPlace(a: ProfileProblem, b: ProfileProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
