import { type Misunderstood, view } from '../state.ts';
import { approvals } from './approvals.ts';
import { connectionNow } from './connection.ts';
import { currentSnapshot } from './outbox.ts';
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
  await view.setValue({
    snapshot: await currentSnapshot(now),
    connection: await connectionNow(now),
    misunderstood: await known(),
    approvals: await approvals(),
    shelf: shelf.state,
  });
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
