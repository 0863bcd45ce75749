/** Fewer letters than this are in every sentence. */
const LEAST_TYPED = 3;
const WINDOW = 3;
const WORD = /[A-Za-z0-9_+/=~%.-]{10,}/g;
/** Words, CamelCase, small numbers and versions; everything else that long may be a secret. */
const PLAIN = /^(?:[a-z]{1,15}|[A-Z]{1,8}|(?:[A-Z]?[a-z]{2,14}){1,5}|v?\d{1,5})?$/;
/** Of what stands beside a secret, only what no key looks like. */
const PLAIN_BESIDE = /^(?:[a-z]{1,15}|v?\d{1,5})?$/;
const ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)]*|\b(?:data|blob|javascript):[^\s"'<>)]*/gi;
const MAIL = /[^\s@"'<>]+@[^\s@"'<>]+/g;
const QUOTED = /(["“«])([^"”»]*)(["”»]|$)/g;

/** Takes out of a text whatever a person may not want to hand on. */
export type Scrub = (text: string) => string;

/**
 * @param typed what the person wrote anywhere, however the page repeats it: whole, in other
 * letters' case, or three words of it in a row.
 */
export function createScrub(typed: readonly string[]): Scrub {
  const pieces = typed.flatMap(piecesOf).sort((a, b) => b.length - a.length);
  const written = pieces.length === 0 ? null : new RegExp(pieces.map(loose).join('|'), 'giu');
  const untyped = (text: string) => (written ? text.replace(written, '…') : text);
  return (text) =>
    // Once more at the end: what stood apart may have come together.
    untyped(
      untyped(text)
        .replace(ADDRESS, shortAddress)
        .replace(MAIL, '…')
        .replace(QUOTED, (_all, open: string, inside: string, close: string) =>
          inside ? `${open}${counted(inside)}${close}` : open + close,
        )
        .replace(WORD, plain),
    );
}

/** `…(12)`: so many characters stood here. */
export function counted(text: string): string {
  return `…(${text.length})`;
}

function plain(word: string): string {
  // One part of a key gives the others away: slashes may stand within it.
  const shape = word.split('/').every((segment) => isOf(PLAIN, segment)) ? PLAIN : PLAIN_BESIDE;
  return word.replace(/[^/]+/g, (segment) => (isOf(shape, segment) ? segment : counted(segment)));
}

function isOf(shape: RegExp, segment: string): boolean {
  return segment.split(/[._=-]/).every((piece) => shape.test(piece));
}

/** Scheme and host; the rest may be signed. */
function shortAddress(address: string): string {
  const found = /^([a-z][a-z0-9+.-]*:\/\/[^/?#\s@]*)(.*)$/is.exec(address);
  if (!found?.[1]) return counted(address);
  return found[2] ? `${found[1]}/…` : found[1];
}

function piecesOf(text: string): string[] {
  const words = text.trim().split(/\s+/u);
  const windows = words.map((_, at) => words.slice(at, at + WINDOW).join(' '));
  const inRow = words.length > WINDOW ? windows.slice(0, 1 - WINDOW) : [];
  return [words.join(' '), ...inRow].filter((one) => one.length >= LEAST_TYPED);
}

function loose(piece: string): string {
  return piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/ /g, '\\s+');
}
