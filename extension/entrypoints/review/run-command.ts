import { batch } from '@preact/signals';
import type { Control } from './control.ts';
import type { Command } from './keys.ts';

/** With nothing on show there is nothing that a key could act on. */
const WITHOUT_ASSETS: readonly Command['do'][] = ['undo', 'help', 'close', 'advance'];

/** Does what a key asks for, at the instant `now` of the page's own clock. */
export function runCommand(control: Control, command: Command, now: number): void {
  const { deck, finished } = control;
  const none = deck.queue.peek().length === 0 || finished.peek();
  if (none && !WITHOUT_ASSETS.includes(command.do)) return;
  const mode = deck.mode.peek();
  switch (command.do) {
    case 'move':
      move(control, command);
      break;
    case 'end':
      deck.goTo(command.to === 'first' ? 0 : deck.queue.peek().length - 1);
      break;
    case 'rate':
      control.rate(command.rating, now);
      break;
    case 'kept':
      void control.judge(command.kept);
      break;
    case 'full':
      control.show(mode === 'grid' ? 'full' : 'grid');
      break;
    case 'open':
      if (mode === 'full') control.actualPixels.value = !control.actualPixels.peek();
      else control.show('full');
      break;
    case 'compare':
      control.compare();
      break;
    case 'undo':
      control.undo();
      break;
    case 'advance':
      control.toggleAutoAdvance();
      break;
    case 'promote':
      void control.promote();
      break;
    case 'all':
      if (mode === 'grid') deck.selectAll();
      break;
    case 'help':
      control.help.value = !control.help.peek();
      break;
    case 'close':
      if (mode !== 'grid') control.show('grid');
      else deck.clearSelection();
      break;
  }
}

type Move = Extract<Command, { do: 'move' }>;

function move({ deck, columns }: Control, { x, y, extend }: Move): void {
  const mode = deck.mode.peek();
  if (mode === 'compare') {
    // In a comparison the arrows choose which of the two the keys act on.
    if (x !== 0) deck.side.value = x < 0 ? 'left' : 'right';
    return;
  }
  const to = deck.at.peek() + (mode === 'grid' ? x + y * columns : x + y);
  // Up from the first row and down from the last would land at an end far away.
  if (y !== 0 && (to < 0 || to >= deck.queue.peek().length)) return;
  if (extend && mode === 'grid') deck.extendTo(to);
  else
    batch(() => {
      deck.clearSelection();
      deck.goTo(to);
    });
}
