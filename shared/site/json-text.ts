import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { ProfileProblem } from './profile-problem.ts';

/** Where in a document something is: keys and places in lists. */
export type Where = readonly PropertyKey[];
export type Place = Pick<ProfileProblem, 'line' | 'column'>;

/** `twice`: keys that the text states twice. `place` tells where in the text something is. */
export type JsonText =
  | { problems: ProfileProblem[] }
  | { value: unknown; twice: ProfileProblem[]; place(at: Where): Place };

/** JSON that a person wrote, with what it takes to point into it. */
export function readJsonText(text: string): JsonText {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (errors.length > 0 || !tree) {
    const problems = errors.map(({ error, offset }) => ({
      path: '',
      message: `is not JSON: ${wordsOf(printParseErrorCode(error))}`,
      ...placeOf(text, offset),
    }));
    return { problems };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The browser reads more strictly than the parser that names places.
    const message = `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return { problems: [{ path: '', message, line: null, column: null }] };
  }
  const twice = keysTwice(tree).map(({ offset, name }) => ({
    path: name,
    message: 'is stated twice',
    ...placeOf(text, offset),
  }));
  return { value, twice, place: (at) => placeOf(text, offsetOf(tree, at)) };
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
