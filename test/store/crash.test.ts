import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLedger } from '../../companion/ledger.ts';
import { openJournalStore } from '../../companion/store/journal-store.ts';
import type { Id } from '../../shared/id.ts';

const KILLS = 60;
/** Kills on one folder before it is emptied: each start reads what earlier ones left. */
const KILLS_A_FOLDER = 12;
const ROUNDS = 15;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-crash-'));
  chmodSync(folder, 0o700);
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(seed: number, mode: 'write' | 'hold') {
  const file = join(import.meta.dirname, 'crash-child.ts');
  const child = spawn(process.execPath, [file, folder, `${seed}`, mode]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, said, closed };
}

async function until(child: ChildProcess, done: () => boolean): Promise<void> {
  while (!done() && child.exitCode === null && child.signalCode === null) await sleep(5);
}

test(`${KILLS} kills at random moments lose and double nothing`, { timeout: 300_000 }, async () => {
  const acknowledged = new Set<Id>();
  let killedWhileWriting = 0;
  for (let k = 0; k < KILLS; k++) {
    if (k % KILLS_A_FOLDER === 0) {
      rmSync(folder, { recursive: true });
      acknowledged.clear();
    }
    const { child, said, closed } = start(k + 1, 'write');
    // Some die while starting, the others at a random moment under load.
    if (k % 6 !== 0) await until(child, () => said.out.includes('open'));
    await sleep(Math.random() * 200);
    child.kill('SIGKILL');
    expect(await closed, said.err).toBeNull();
    const ids = said.out.split('\n').slice(1, -1);
    killedWhileWriting += ids.length > 0 ? 1 : 0;
    for (const id of ids) acknowledged.add(id);

    const ledger = await openLedger({
      store: await openJournalStore(folder, Date.now),
      now: Date.now,
    });
    const kept = (await Array.fromAsync(ledger.events())).map(({ id }) => id);
    expect(new Set(kept).size).toBe(kept.length);
    expect(ledger.stats.events).toBe(kept.length);
    const there = new Set(kept);
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    await ledger.close();
  }
  expect(killedWhileWriting).toBeGreaterThan(KILLS / 2);
});

test(`${ROUNDS} times, of 2 to 4 processes that start at once exactly one gets the folder`, {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const started = Array.from({ length: 2 + (round % 3) }, () => start(1, 'hold'));
    await Promise.all(
      started.map(({ child, said }) => until(child, () => said.out.includes('open'))),
    );
    const holders = started.filter(({ said }) => said.out.includes('open'));
    expect(holders).toHaveLength(1);
    for (const each of started) {
      if (each === holders[0]) continue;
      expect(await each.closed).toBe(3);
      expect(each.said.err).toContain(`Another Tierwise companion is using ${folder}`);
    }
    // The kernel gives the lock back, so the next round starts at once.
    holders[0]!.child.kill('SIGKILL');
    await holders[0]!.closed;
  }
});
