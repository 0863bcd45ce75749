import { type Misunderstood, view } from '../state.ts';
import { AGAIN_MS, aheadIn } from './ahead.ts';
import { approvals } from './approvals.ts';
import { connectionNow } from './connection.ts';
import { currentSnapshot } from './outbox.ts';
import { lookForRunOut } from './run-out-alarm.ts';
import { shelfState } from './shelf.ts';

const KEPT = 20;
let misunderstood: Misunderstood[] | null = null;
let running: Promise<void> | null = null;
let next: Promise<void> | null = null;

/** Writes what surfaces read. Calls that come while one runs share the one after it. */
export function refreshView(): Promise<void> {
  if (running) {
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return refreshView();
      });
    return next;
  }
  running = write().finally(() => {
    running = null;
  });
  return running;
}

let later: ReturnType<typeof setTimeout> | null = null;

async function write(): Promise<void> {
  const now = Date.now();
  const shelf = await shelfState(now);
  if (shelf.again !== null && later === null)
    later = setTimeout(() => {
      later = null;
      void refreshView();
    }, shelf.again);
  const snapshot = await currentSnapshot(now);
  const ahead = await aheadIn(snapshot, now);
  await view.setValue({
    snapshot,
    ahead,
    connection: await connectionNow(now),
    misunderstood: await known(),
    approvals: await approvals(),
    shelf: shelf.state,
  });
  await lookForRunOut({ snapshot, ahead }, now);
}

/** Writes it anew where the rest of a studio's day was reckoned a while ago. */
export async function refreshAhead(now: number): Promise<void> {
  const known = Object.values((await view.getValue())?.ahead ?? {});
  if (known.some(({ at }) => at + AGAIN_MS <= now)) await refreshView();
}

/** Keeps what did not fit, newest first; the same thing only once. */
export async function noteMisunderstood(one: Misunderstood): Promise<void> {
  const others = (await known()).filter(({ site, what }) => site !== one.site || what !== one.what);
  misunderstood = [one, ...others].slice(0, KEPT);
  await refreshView();
}

async function known(): Promise<Misunderstood[]> {
  misunderstood ??= (await view.getValue())?.misunderstood ?? [];
  return misunderstood;
}
