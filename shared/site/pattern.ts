import tokens, { type Group, type Root, reconstruct, type Token, types } from 'ret';

/** A piece of a pattern that takes characters: at least `min`, at most `max` times one of `takes`. */
type Piece = { takes: Set<string>; min: number; max: number; text: string };

/** Ways through the alternatives of one pattern. */
const WAYS = 200;
/** Characters of every kind: where two sets meet, they meet in one of these. */
const SAMPLES = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)),
  ...'αβЖжאבابのアー中文字한글กข\u2003\u2028\u3000\ufeff，。！￥',
];

/** Why a pattern is refused, for people. */
class Fault extends Error {}

/**
 * Why a regular expression may not stand in a profile, for people; null where it may. Refused is
 * what does not compile, and what can take more than a moment on a long text of the page's: a
 * repetition or alternatives within a repetition, two repetitions of the same characters with
 * nothing certain between them, references back and looks around. Labels and sentences need none
 * of these. The shapes: Davis et al., "The impact of regular expression denial of service in
 * practice", ESEC/FSE 2018.
 */
export function faultOfPattern(source: string): string | null {
  try {
    new RegExp(source, 'i');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return `is not a regular expression (${said.replace(/^Invalid regular expression: /, '')})`;
  }
  try {
    for (const way of waysThrough(tokens(source), samplesFor(source))) refuseAmbiguous(way);
    return null;
  } catch (error) {
    return error instanceof Fault ? error.message : 'has something that is not understood here';
  }
}

/** What two pieces can share out between them in many ways is tried in all of them. */
function refuseAmbiguous(way: readonly Piece[]): void {
  for (const [index, first] of way.entries()) {
    if (first.min === first.max) continue;
    for (const next of way.slice(index + 1)) {
      const isDisjoint = next.takes.isDisjointFrom(first.takes);
      if (next.min > 0 && isDisjoint) break;
      if (next.min < next.max && !isDisjoint)
        throw new Fault(
          `could take very long: "${first.text}" and "${next.text}" can take the same characters, with nothing certain between them`,
        );
    }
  }
}

/** Every sequence of pieces that the pattern allows, one for each choice of alternatives. */
function waysThrough(group: Root | Group, samples: readonly string[]): Piece[][] {
  const branches = group.options ?? [group.stack ?? []];
  return few(
    branches.flatMap((branch) =>
      branch.reduce((ways, token) => longer(ways, token, samples), [[]] as Piece[][]),
    ),
  );
}

function longer(ways: Piece[][], token: Token, samples: readonly string[]): Piece[][] {
  const next = waysOf(token, samples);
  return few(ways.flatMap((way) => next.map((rest) => [...way, ...rest])));
}

function waysOf(token: Token, samples: readonly string[]): Piece[][] {
  if (token.type === types.POSITION) return [[]];
  if (token.type === types.CHAR || token.type === types.SET)
    return [[single(token, 1, 1, samples)]];
  if (token.type === types.REFERENCE) throw new Fault('refers back to what it matched');
  if (token.type === types.GROUP) {
    if (token.followedBy || token.notFollowedBy || token.lookBehind)
      throw new Fault('looks ahead or behind');
    return waysThrough(token, samples);
  }
  const { value, min } = token;
  const max = token.max ?? Number.POSITIVE_INFINITY;
  if (value.type === types.CHAR || value.type === types.SET)
    return [[single(value, min, max, samples)]];
  if (value.type !== types.GROUP) return [[]];
  const inner = waysOf(value, samples);
  if (max <= 1) return min === 1 ? inner : [[], ...inner];
  const [only, ...others] = inner;
  if (!only || others.length > 0 || only.some((piece) => piece.min !== piece.max))
    throw new Fault(
      `could take very long: within "${reconstruct(token)}" something repeats or has alternatives`,
    );
  const takes = new Set(only.flatMap((piece) => [...piece.takes]));
  return [[{ takes, min: 0, max, text: reconstruct(token) }]];
}

function single(token: Token, min: number, max: number, samples: readonly string[]): Piece {
  const text = reconstruct(token);
  if (token.type === types.CHAR) {
    const char = String.fromCharCode(token.value);
    return { takes: new Set([char, char.toLowerCase(), char.toUpperCase()]), min, max, text };
  }
  const one = new RegExp(`^(?:${text})$`, 'i');
  return { takes: new Set(samples.filter((sample) => one.test(sample))), min, max, text };
}

/** Characters at which a pattern's pieces are compared: its own, and some of every kind. */
function samplesFor(source: string): string[] {
  const escaped = [...source.matchAll(/\\u([0-9a-f]{4})/gi)].map(([, code]) =>
    String.fromCharCode(Number.parseInt(code ?? '', 16)),
  );
  const own = [...source.split(''), ...escaped];
  const cased = own.flatMap((char) => [char, char.toLowerCase(), char.toUpperCase()]);
  return [...new Set([...SAMPLES, ...cased])];
}

function few(ways: Piece[][]): Piece[][] {
  if (ways.length > WAYS) throw new Fault('has too many alternatives');
  return ways;
}
