import type { Id } from '../../shared/id.ts';
import type { Approval } from '../state.ts';
import { storedItem } from '../stored-item.ts';

type Answer = { approved: boolean; reason: string };
type Asked = { approval: Approval; answer: Answer | null; touched: number };

/** In the browser's memory: it outlives the worker, not the browser, like the pages that wait. */
const stored = storedItem<Asked[]>('session', 'approvals', []);
const waiting = new Map<Id, (answer: Answer) => void>();
const FORGET_MS = 12 * 3_600_000;
let turn: Promise<unknown> = Promise.resolve();

/** Requests that wait for the person, oldest first. */
export async function approvals(): Promise<Approval[]> {
  return (await stored.getValue()).flatMap(({ approval, answer }) => (answer ? [] : approval));
}

/** Waits for the person. Asked again for the same generation it goes on waiting. */
export async function awaitAnswer(approval: Approval, listed: () => void): Promise<Answer> {
  const before = await change((all) => {
    const known = all.find((one) => one.approval.generation === approval.generation);
    if (known) return { all, given: known.answer };
    const fresh = all.filter(({ touched }) => Date.now() - touched < FORGET_MS).slice(-20);
    return { all: [...fresh, { approval, answer: null, touched: Date.now() }], given: null };
  });
  if (before) return before;
  listed();
  return new Promise((resolve) => waiting.set(approval.generation, resolve));
}

/** The person's answer; false where nothing waits for it any more. */
export async function giveAnswer(generation: Id, answer: Answer): Promise<boolean> {
  const found = await change((all) => {
    const known = all.find((one) => one.approval.generation === generation && !one.answer);
    if (known) known.answer = answer;
    return { all, given: known !== undefined };
  });
  if (found) waiting.get(generation)?.(answer);
  waiting.delete(generation);
  return found;
}

/** The hold ended without an answer. */
export async function dropAnswer(generation: Id): Promise<void> {
  await change((all) => ({
    all: all.filter((one) => one.approval.generation !== generation),
    given: null,
  }));
  waiting.get(generation)?.({ approved: false, reason: '' });
  waiting.delete(generation);
}

/** Ends the holds of a tab that is gone. */
export async function dropTab(tab: number): Promise<boolean> {
  const gone = (await stored.getValue()).filter(({ approval }) => approval.tab === tab);
  for (const { approval } of gone) await dropAnswer(approval.generation);
  return gone.length > 0;
}

function change<T>(make: (all: Asked[]) => { all: Asked[]; given: T }): Promise<T> {
  const next = turn.then(async () => {
    const { all, given } = make(await stored.getValue());
    await stored.setValue(all);
    return given;
  });
  turn = next.catch(() => {});
  return next;
}
