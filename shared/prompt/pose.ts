import type { Token } from './token.ts';

const LIMBS = new Set(
  'arm forearm leg hand foot knee elbow torso thigh ankle wrist hip buttock shoulder stomach weight'.split(
    ' ',
  ),
);
/** How far before a preposition the limb may stand that it places. */
const REACH = 4;

/** Whether a preposition places a part of a body: "left arm behind the back" sets no two things. */
export function isPose(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
    const { kind, text, stem } = tokens[back]!;
    if (kind === 'mark' && text !== ',') return false;
    if (LIMBS.has(stem)) return true;
  }
  return false;
}
