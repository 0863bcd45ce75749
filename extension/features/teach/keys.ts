/** What a key does while the person points. */
export type Act =
  | 'take'
  | 'skip'
  | 'leave'
  | 'back'
  | 'open'
  | 'move'
  | 'save'
  | 'next'
  | 'previous'
  | 'wider'
  | 'narrower';

const ACTS: { [key: string]: Act } = {
  enter: 'take',
  backspace: 'skip',
  s: 'skip',
  escape: 'leave',
  b: 'back',
  o: 'open',
  m: 'move',
  f: 'save',
  arrowright: 'next',
  arrowleft: 'previous',
  arrowup: 'wider',
  arrowdown: 'narrower',
};
/** They scroll, and change nothing. */
const SCROLLS = /^(Page(Up|Down)|Home|End|F\d+)$/;

/** @returns null for a key that means nothing here. */
export function actOf({ key, shiftKey, repeat }: KeyboardEvent): Act | null {
  if (key === 'Tab') return shiftKey ? 'previous' : 'next';
  const act = ACTS[key.toLowerCase()] ?? null;
  // A key held down must not answer the next question too.
  return repeat && act !== 'next' && act !== 'previous' ? null : act;
}

/** The browser's own keys: reload, zoom, find. The page does not get those either. */
export function isBrowsers({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || SCROLLS.test(key);
}
