import { nameOf, onlyOne, pickOne, shows } from './choice-names.ts';
import { type OpenList, openList } from './open-list.ts';
import { press, pressKey } from './press.ts';
import { setText } from './set-text.ts';
import { pause, Refusal, settle } from './settle.ts';

const DRAWN_WITHIN_MS = 600;
const TAKES_WITHIN_MS = 1200;
/** A list that draws only what is seen of it is looked through in so many steps. */
const MOST_SCROLLS = 40;

/**
 * Opens a control's list, chooses by words, and closes it again whatever comes of it.
 *
 * @returns what was chosen, as the list calls it; null where it is not offered.
 * @throws Refusal where several are as good, or the page did not take it.
 */
export async function chooseFromList(
  trigger: HTMLElement,
  wanted: string,
  signal: AbortSignal,
): Promise<string | null> {
  return withList(trigger, signal, async (list) => {
    const option = await findIn(list, wanted, signal);
    if (!option) return null;
    if (option.matches('[aria-disabled="true"], :disabled, [data-disabled]'))
      throw new Refusal(`“${wanted}” is disabled`);
    const name = nameOf(option) ?? wanted;
    const taken = () => shows(trigger, wanted, name) || !trigger.isConnected;
    option.scrollIntoView({ block: 'nearest' });
    press(option);
    if (!(await settle(taken, TAKES_WITHIN_MS, signal)) && option.isConnected) {
      pressKey(option, 'Enter');
      await settle(taken, TAKES_WITHIN_MS, signal);
    }
    return name;
  });
}

/** Reads what a list offers: it is opened for that, and closed again. */
export function namesInList<T>(
  trigger: HTMLElement,
  read: (options: readonly HTMLElement[]) => T,
  signal: AbortSignal,
): Promise<T | null> {
  return withList(trigger, signal, async (list) => {
    await pause(DRAWN_WITHIN_MS / 4);
    return read(list.options());
  });
}

async function withList<T>(
  trigger: HTMLElement,
  signal: AbortSignal,
  work: (list: OpenList) => Promise<T>,
): Promise<T | null> {
  const { ownerDocument } = trigger;
  const focused = ownerDocument.activeElement;
  const list = await openList(trigger, signal);
  if (!list) return null;
  try {
    return await work(list);
  } finally {
    // Also where the person stopped it: nothing of ours stays open.
    await list.close(AbortSignal.timeout(5000)).catch(() => {});
    // A list gives the keyboard to its own button when it closes, where letters would choose again.
    (focused as HTMLElement | null)?.focus?.({ preventScroll: true });
    const left = ownerDocument.activeElement;
    if (left !== focused) (left as HTMLElement | null)?.blur?.();
  }
}

async function findIn(
  list: OpenList,
  wanted: string,
  signal: AbortSignal,
): Promise<HTMLElement | null> {
  const look = () => pickOne(list.options(), wanted);
  await settle(look, DRAWN_WITHIN_MS, signal);
  // What is drawn last may be a second one of that name.
  await pause(50);
  const found = look() ?? (await scrolled(list, look)) ?? (await searched(list, wanted, signal));
  return onlyOne(found, wanted);
}

async function scrolled(list: OpenList, look: () => HTMLElement | 'ambiguous' | null) {
  const scroller = list.scroller();
  if (!scroller) return null;
  for (let step = 0; step < MOST_SCROLLS; step += 1) {
    const { scrollTop, clientHeight } = scroller;
    scroller.scrollTop = scrollTop + clientHeight * 0.8;
    if (scroller.scrollTop === scrollTop) return null;
    await pause(40);
    const found = look();
    if (found) return found;
  }
  return null;
}

async function searched(list: OpenList, wanted: string, signal: AbortSignal) {
  const search = list.search();
  if (!search) return null;
  const before = search.value;
  const look = () => pickOne(list.options(), wanted);
  await setText(search, wanted, signal);
  const found = await settle(look, DRAWN_WITHIN_MS, signal);
  // In a field that is the control itself, half a word must not stay.
  if (!found && search.isConnected) await setText(search, before, signal).catch(() => '');
  return found;
}
