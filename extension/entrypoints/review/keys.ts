import type { Rating } from '../../../shared/asset-card.ts';

/** What a key asks for. `extend`: the selection goes along. */
export type Command =
  | { do: 'move'; x: number; y: number; extend: boolean }
  | { do: 'end'; to: 'first' | 'last' }
  | { do: 'rate'; rating: Rating | null }
  | { do: 'kept'; kept: boolean }
  | { do: 'full' | 'open' | 'compare' | 'undo' | 'advance' | 'promote' | 'help' | 'close' | 'all' };

/** `field`: the person types there; `control`: it has keys of its own, like Space on a button. */
export type Focus = 'field' | 'control' | 'none';

export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'
>;

const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The command of a key, the same in grid and full screen. Null: the key is not ours. */
export function commandOf(press: Press, focus: Focus): Command | null {
  if (focus === 'field' || press.isComposing || press.altKey) return null;
  const { key, shiftKey, repeat } = press;
  const letter = letterOf(press);
  if (press.ctrlKey || press.metaKey) {
    if (letter === 'a' && focus === 'none') return { do: 'all' };
    return letter === 'z' && !shiftKey ? { do: 'undo' } : null;
  }
  if (key === 'Escape') return { do: 'close' };
  if (focus === 'none') {
    const arrow = ARROWS[key];
    if (arrow) return { do: 'move', x: arrow[0], y: arrow[1], extend: shiftKey };
    if (key === 'Home') return { do: 'end', to: 'first' };
    if (key === 'End') return { do: 'end', to: 'last' };
    if (!repeat && key === ' ') return { do: 'full' };
    if (!repeat && key === 'Enter') return { do: 'open' };
  }
  // A key held down a little too long is one decision, not twenty.
  if (repeat) return null;
  if (key === '?') return { do: 'help' };
  switch (letter) {
    case 'p':
      return shiftKey ? { do: 'promote' } : { do: 'rate', rating: 'usable' };
    case 'k':
      return { do: 'kept', kept: !shiftKey };
  }
  if (shiftKey) return null;
  switch (letter) {
    case 'x':
      return { do: 'rate', rating: 'rejected' };
    case 'u':
      return { do: 'rate', rating: null };
    case 'c':
      return { do: 'compare' };
    case 'z':
      return { do: 'undo' };
    case 'a':
      return { do: 'advance' };
  }
  return null;
}

/** The letter on the key; where the layout has no Latin letters, the one in its place. */
function letterOf({ key, code }: Press): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  if (key.length === 1 && key.charCodeAt(0) > 127)
    return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
  return null;
}

/** What the element in focus does with keys itself. */
export function focusOf(element: Element | null): Focus {
  if (!element) return 'none';
  if (element.closest('textarea, select, [contenteditable]')) return 'field';
  const input = element.closest('input');
  if (input) return /^(radio|checkbox|button|range)$/.test(input.type) ? 'control' : 'field';
  return element.closest('button, a[href], summary, video, dialog') ? 'control' : 'none';
}
