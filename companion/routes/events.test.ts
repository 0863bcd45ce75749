import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { EventsReply } from '../../shared/protocol.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleRequested } from '../sample.ts';
import { type Disk, realDisk } from '../store/disk.ts';

const REAL_DISK = realDisk();
let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
async function start(disk?: Disk) {
  companion = await inProcess(disk ? { disk } : {});
  browser = await companion.pair();
}
beforeEach(() => start());
afterEach(() => companion.close());

const send = (events: unknown[]) =>
  companion.ask('/v1/events', browser.authorization, { method: 'POST', body: { events } });
const balance = (seq: number, credits: number): Event =>
  sampleEvent(browser.device, seq, NOON + seq, {
    type: 'balance.observed',
    site: SITE,
    balance: credits,
    daily: null,
  });

it('accepts each event once and folds it into the snapshot of the reply', async () => {
  const events = [balance(1, 90_000), sampleRequested(browser.device, 2, NOON, uuidv7())];
  const first = EventsReply.parse((await send(events)).json);
  expect(first.receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  expect(first.snapshot.revision).toBe(2);
  expect(first.snapshot.sites[SITE]?.balance?.credits).toBe(90_000);
  const again = EventsReply.parse((await send([...events, balance(3, 80_000)])).json);
  expect(again.receipts.map(({ status }) => status)).toEqual([
    'duplicate',
    'duplicate',
    'accepted',
  ]);
  expect(again.snapshot.revision).toBe(3);
});

it('keeps the first of two events under one id and says so', async () => {
  const event = balance(1, 90_000);
  await send([event]);
  const other = { ...event, balance: 1 };
  const reply = await send([other, balance(2, 70_000)]);
  expect(reply.status).toBe(200);
  expect(reply.json.receipts.map(({ status }: { status: string }) => status)).toEqual([
    'conflict',
    'accepted',
  ]);
  const kept = [];
  for await (const one of companion.ledger.events()) kept.push(one);
  expect(kept[0]).toEqual(event);
});

it('names the item that does not fit, and stores none of the batch', async () => {
  const good = balance(1, 90_000);
  const bad: [unknown, string, string][] = [
    [{ ...good, balance: -1 }, 'bad-body', 'events.1.balance'],
    [{ ...good, balance: '90' }, 'bad-body', 'events.1.balance'],
    [{ ...good, balance: null }, 'bad-body', 'events.1.balance'],
    [{ ...good, type: 'balance.guessed' }, 'bad-body', 'events.1.type'],
    [{ ...good, id: 'x' }, 'bad-body', 'events.1.id'],
    [{ ...good, seq: 0 }, 'bad-body', 'events.1.seq'],
    [{ ...good, extra: 1 }, 'bad-body', 'events.1'],
    [{ ...good, v: 2 }, 'unknown-version', 'events.1.v'],
    [{ v: 7, whatever: true }, 'unknown-version', 'events.1.v'],
    [{ ...good, reset: { ...good.reset, zone: 'No/Where' } }, 'bad-body', 'events.1.reset.zone'],
    [{ ...good, reset: { ...good.reset, day: '2026-02-31' } }, 'bad-body', 'events.1.reset.day'],
    [{ ...good, device: '019ab000-0000-7000-8000-000000000002' }, 'bad-body', 'events.1.device'],
    [null, 'bad-body', 'events.1'],
  ];
  for (const [item, code, path] of bad) {
    const { status, json } = await send([good, item]);
    expect([status, json.error.code, json.error.path], JSON.stringify(item)).toEqual([
      400,
      code,
      path,
    ]);
  }
  expect(companion.ledger.position).toBe(0);
  expect((await send([good])).json.receipts[0].status).toBe('accepted');
});

it('takes 500 events at once and not 501', async () => {
  const events = Array.from({ length: 501 }, (_, i) => balance(i + 1, i));
  expect((await send(events)).status).toBe(400);
  expect((await send(events.slice(1))).status).toBe(200);
});

it('says when the disk is full, keeps nothing of it, and goes on when there is room', async () => {
  await companion.close();
  let full = true;
  const write: Disk['write'] = (...args) => {
    if (full) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    return REAL_DISK.write(...args);
  };
  await start({ ...REAL_DISK, write });
  const event = balance(1, 90_000);
  const refused = await send([event]);
  expect([refused.status, refused.json.error.code]).toEqual([507, 'disk-full']);
  const known = await companion.ask('/v1/snapshot', browser.authorization);
  expect(known.json.revision).toBe(0);
  full = false;
  expect((await send([event])).json.receipts[0].status).toBe('accepted');
});

it('acknowledges nothing more once the disk failed to keep, but still answers', async () => {
  await companion.close();
  const fdatasync = () => Promise.reject(Object.assign(new Error('i/o error'), { code: 'EIO' }));
  await start({ ...REAL_DISK, fdatasync });
  for (let i = 0; i < 2; i += 1) {
    const refused = await send([balance(1, 90_000)]);
    expect([refused.status, refused.json.error.code]).toEqual([503, 'store-stopped']);
  }
  expect((await companion.ask('/v1/rules', browser.authorization)).status).toBe(200);
});
