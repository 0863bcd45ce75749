import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
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
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (errors.length > 0 || !tree) {
    const found = errors.map(({ error, offset }) => ({
      path: '',
      message: `is not JSON: ${wordsOf(printParseErrorCode(error))}`,
      ...placeOf(text, offset),
    }));
    return { ok: false, problems: found.slice(0, PROBLEMS_MAX) };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The browser reads more strictly than the parser that names places.
    const message = `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problems: [{ path: '', message, line: null, column: null }] };
  }
  const twice = keysTwice(tree).map(({ offset, name }) => ({
    path: name,
    message: 'is stated twice',
    ...placeOf(text, offset),
  }));
  const place = (at: Where) => placeOf(text, offsetOf(tree, at));
  const checked = checkProfile(value, place);
  const found = checked.ok ? placed(further(checked.file), place) : checked.problems;
  const problems = [...twice, ...found];
  if (problems.length === 0) return checked;
  return { ok: false, problems: problems.sort(byPlace).slice(0, PROBLEMS_MAX) };
}

type Where = readonly PropertyKey[];
type Place = Pick<ProfileProblem, 'line' | 'column'>;
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

/** `CommaExpected` -> "comma expected" */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Where in the text the named thing starts, or else the nearest thing around it. */
function offsetOf(tree: Node, at: Where): number {
  for (let depth = at.length; depth > 0; depth--) {
    const node = findNodeAtLocation(tree, at.slice(0, depth).map(segment));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return tree.offset;
}

function segment(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step);
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

/** JSON takes the last of them without a word, and what the first one said would be lost. */
function keysTwice(node: Node): { offset: number; name: string }[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child) => {
    const inner = keysTwice(child);
    if (node.type !== 'object') return inner;
    const key = child.children?.[0];
    const name = String(key?.value);
    if (!seen.has(name)) seen.add(name);
    else inner.unshift({ offset: child.offset, name });
    return inner;
  });
}

function byPlace(a: ProfileProblem, b: ProfileProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
