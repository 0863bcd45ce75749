import { afterEach, expect, it, vi } from 'vitest';
import type { Event } from '../shared/event.ts';
import { dayAt } from '../shared/reset-day.ts';
import { Snapshot } from '../shared/snapshot.ts';
import { type InProcess, inProcess, NOON } from './in-process.ts';
import { SITE, sampleEvent, sampleRequested } from './sample.ts';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DEVICE = '019ab000-0000-7000-8000-00000000000d';

let companion: InProcess;
let seq = 0;
afterEach(() => companion.close());

/** Images for 4 credits each, charged at once; `credits` null: nobody says. */
function images(at: number, n: number, credits: number | null = 4000): Event[] {
  return Array.from({ length: n }, (_, i) => {
    const moment = at + i * 60_000;
    const generation = `019ab2c0-0000-7000-8000-${String(++seq).padStart(12, '0')}`;
    const charged =
      credits === null
        ? ({ credits, provenance: 'unknown' } as const)
        : ({ credits, provenance: 'measured' } as const);
    return [
      sampleRequested(DEVICE, ++seq, moment, generation),
      sampleEvent(DEVICE, ++seq, moment + 5, {
        ...{ type: 'generation.finished', site: SITE, generation, outcome: 'succeeded' },
        ...{ assets: [], error: null, charged, latencyMs: 5 },
      }),
    ].map((event) => ({
      ...event,
      reset: { zone: ZONE, day: dayAt(moment, ZONE), source: 'site' as const },
    }));
  }).flat();
}

/** Ten images in the morning and ten in the evening of each of three weeks, two of today. */
const weeks = () => [
  ...Array.from({ length: 21 }, (_, i) => NOON - (i + 1) * DAY).flatMap((noon) => [
    ...images(noon - 3 * HOUR, 10),
    ...images(noon + 6 * HOUR, 10),
  ]),
  ...images(NOON - HOUR, 2),
];

/** Asks as a browser does, and waits until so many forecasts are kept. */
async function look(kept: number) {
  const { json } = await companion.ask('/v1/snapshot', companion.localAuthorization);
  await vi.waitFor(async () => expect(await forecasts()).toHaveLength(kept), 5000);
  return Snapshot.parse(json).sites[SITE]?.scores;
}

async function forecasts() {
  const kept = [];
  for await (const event of companion.ledger.events())
    if (event.type === 'forecast.made') kept.push(event);
  return kept;
}

it('keeps what it forecasts once in three hours of a day that has begun', async () => {
  companion = await inProcess();
  await companion.ledger.append(weeks());
  await look(1);
  await look(1);
  const [first] = await forecasts();
  expect(first).toMatchObject({
    ...{ site: SITE, at: NOON, until: Date.UTC(2026, 10, 24, 23), left: null, runOut: null },
    ...{ reset: { zone: ZONE, day: '2026-11-24', source: 'site' }, seq: 1 },
  });
  expect(first?.low).toBeLessThanOrEqual(40_000);
  expect(first?.high).toBeGreaterThanOrEqual(40_000);
  // 13:00 in Berlin; the next three hours begin at 15:00.
  for (const [hours, kept] of [
    [1, 1],
    [2, 2],
    [3, 2],
  ] as const) {
    companion.clock.now = NOON + hours * HOUR;
    await look(kept);
  }
  expect((await forecasts()).map(({ at }) => at)).toEqual([NOON, NOON + 2 * HOUR]);
});

it('keeps none again after a restart, and none where the day has not begun', async () => {
  companion = await inProcess();
  await companion.ledger.append(weeks());
  await look(1);
  await companion.close({ keep: true });
  companion = await inProcess({ folder: companion.folder });
  await look(1);
  companion.clock.now = NOON + DAY;
  await look(1);
  // Were one on its way, it would be here before the next that is due.
  await companion.ledger.append(images(NOON + DAY - HOUR, 2));
  await look(2);
});

it('holds it against what was spent once the day has ended', async () => {
  companion = await inProcess();
  await companion.ledger.append(weeks());
  await look(1);
  expect((await look(1))?.list).toMatchObject([{ state: 'open', spent: null }]);
  await companion.ledger.append(images(NOON + 6 * HOUR, 10));
  companion.clock.now = NOON + 12 * HOUR;
  const scores = await look(1);
  expect(scores).toMatchObject({ of: 1, inside: 1, withdrawn: false, unknown: 0 });
  expect(scores?.list).toMatchObject([{ state: 'inside', spent: 40_000 }]);
});

it('does not score what it cannot, and says so', async () => {
  companion = await inProcess();
  await companion.ledger.append(weeks());
  await look(1);
  await companion.ledger.append(images(NOON + 6 * HOUR, 1, null));
  companion.clock.now = NOON + 12 * HOUR;
  expect(await look(1)).toMatchObject({ of: 0, unknown: 1, list: [{ state: 'unknown' }] });
});

it('is nothing that a browser can send in its name', async () => {
  companion = await inProcess();
  await companion.ledger.append(weeks());
  await look(1);
  const [own] = await forecasts();
  const { authorization } = await companion.pair();
  const forged = { ...own, id: '019ab2c0-0000-7000-8000-0000000000ff', high: 1 };
  const reply = await companion.ask('/v1/events', authorization, {
    method: 'POST',
    body: { events: [forged] },
  });
  expect([reply.status, reply.json.error.path]).toEqual([400, 'events.0.device']);
});
