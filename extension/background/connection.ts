import type { Connection } from '../state.ts';
import { view } from '../state.ts';
import { CompanionError, mayConnect, provenUrl } from './companion.ts';
import { readMeta } from './meta.ts';
import { waitingCount } from './outbox.ts';

let current: Pick<Connection, 'state' | 'since'> | null = null;

/** Notes how the last word with the companion went; true when that is another state than before. */
export async function noteConnection(error: unknown, now: number): Promise<boolean> {
  const state = await stateOf(error);
  const before = current ?? (await view.getValue())?.connection ?? null;
  const same = before?.state === state;
  current = { state, since: same ? before.since : now };
  return !same;
}

export async function connectionNow(now: number): Promise<Connection> {
  const key = await readMeta('key');
  const stored = current ?? (await view.getValue())?.connection ?? null;
  const state = !key ? 'unpaired' : stored && stored.state !== 'unpaired' ? stored.state : 'away';
  return {
    state,
    blocked: key !== undefined && !(await mayConnect()),
    since: stored?.state === state ? stored.since : now,
    lastSync: (await readMeta('lastSync')) ?? null,
    waiting: await waitingCount(),
    lost: (await readMeta('lost')) ?? 0,
    url: provenUrl() ?? key?.url ?? null,
  };
}

async function stateOf(error: unknown): Promise<Connection['state']> {
  if (!(await readMeta('key'))) return 'unpaired';
  if (!(await mayConnect())) return 'forbidden';
  if (error === null) return 'connected';
  if (!(error instanceof CompanionError)) return 'away';
  if (error.why === 'stranger' || error.why === 'forbidden') return error.why;
  return error.why === 'refused' ? 'connected' : 'away';
}
