import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventBody } from '../../shared/event.ts';
import { AssetsReply } from '../../shared/protocol.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleRequest, sampleRequested } from '../sample.ts';

type Finished = Extract<EventBody, { type: 'generation.finished' }>;

function finishedWith(generation: string, returned: Finished['assets']): Finished {
  return {
    type: 'generation.finished',
    site: SITE,
    generation,
    outcome: 'succeeded',
    assets: returned,
    error: null,
    charged: { credits: 4000, provenance: 'measured' },
    latencyMs: 900,
  };
}

let companion: InProcess;
let key: string;
let device: string;
const assets: string[] = [];
beforeEach(async () => {
  companion = await inProcess();
  const paired = await companion.pair();
  key = paired.authorization;
  device = paired.device;
  assets.length = 0;
  for (let i = 0; i < 3; i += 1) {
    const generation = uuidv7();
    const asset = uuidv7();
    assets.push(asset);
    const finished = finishedWith(generation, [
      {
        id: asset,
        position: 0,
        url: `${SITE}/${i}.png`,
        media: 'image',
        width: null,
        height: 64,
      },
    ]);
    await companion.ledger.append([
      sampleRequested(device, 4 * i + 1, NOON + i * 1000, generation),
      sampleEvent(device, 4 * i + 2, NOON + i * 1000 + 900, finished),
      // A second tab saw the same end under other ids.
      sampleEvent(device, 4 * i + 3, NOON + i * 1000 + 950, {
        ...finished,
        assets: finished.assets.map((one) => ({ ...one, id: uuidv7() })),
      }),
    ]);
  }
  const rating = { type: 'asset.rated', site: SITE, asset: assets[0]!, rating: 'usable' } as const;
  await companion.ledger.append([sampleEvent(device, 99, NOON, rating)]);
});
afterEach(() => companion.close());

const list = async (query: string) => {
  const reply = await companion.ask(`/v1/assets${query}`, key);
  return reply.status === 200 ? AssetsReply.parse(reply.json) : reply.json.error;
};

it('lists what came back, newest first, once each, with its rating', async () => {
  const { assets: listed, more } = await list('');
  expect(listed.map(({ id }: { id: string }) => id)).toEqual([...assets].reverse());
  expect(more).toBe(false);
  expect(listed[2]).toMatchObject({
    rating: 'usable',
    ratedAt: NOON,
    request: sampleRequest(),
    charge: 4000,
    siblings: 1,
    latencyMs: 900,
    thumbnail: null,
    width: null,
  });
  expect(listed[0]).toMatchObject({ rating: null, ratedAt: null, at: NOON + 2900 });
});

it('takes over what was seen in the picture, and prefers one that shows something', async () => {
  const picture = (seq: number, at: number, width: number | null, thumbnail: string | null) =>
    sampleEvent(device, seq, at, {
      type: 'asset.pictured',
      site: SITE,
      asset: assets[1]!,
      width,
      height: width,
      thumbnail,
    });
  const [first, second] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string];
  await companion.ledger.append([
    picture(101, NOON + 5000, 512, first),
    picture(102, NOON + 6000, 1024, second),
    picture(103, NOON + 7000, null, null),
  ]);
  const { assets: listed } = await list('');
  expect(listed[1]).toMatchObject({ width: 1024, height: 1024, thumbnail: second });
  expect(listed[0]).toMatchObject({ width: null, height: 64, thumbnail: null });
});

it('keeps what came back at one instant on one page', async () => {
  const generation = uuidv7();
  const four = Array.from({ length: 4 }, (_, position) => ({
    id: uuidv7(),
    position,
    url: `${SITE}/four-${position}.png`,
    media: 'image' as const,
    width: null,
    height: null,
  }));
  await companion.ledger.append([
    sampleRequested(device, 104, NOON + 60_000, generation),
    sampleEvent(device, 105, NOON + 61_000, finishedWith(generation, four)),
  ]);
  const first = await list('?limit=2');
  expect([first.assets.length, first.more]).toEqual([4, true]);
  const next = await list(`?limit=2&to=${first.assets.at(-1)?.at}`);
  expect(next.assets.map(({ id }: { id: string }) => id)).toEqual([assets[2], assets[1]]);
});

it('lists a range and says whether it holds more', async () => {
  const ids = async (query: string) => {
    const { assets: listed, more } = await list(query);
    return [listed.map(({ id }: { id: string }) => assets.indexOf(id)), more];
  };
  expect(await ids(`?from=${NOON + 1900}&to=${NOON + 2900}`)).toEqual([[1], false]);
  expect(await ids('?limit=2')).toEqual([[2, 1], true]);
  expect(await ids(`?to=${NOON}`)).toEqual([[], false]);
  for (const query of ['?limit=0', '?limit=501', '?from=x', '?to=-1', '?limit=']) {
    expect(await list(query), query).toMatchObject({ code: 'bad-query' });
  }
});

it('reports an ISO week, and refuses what is none', async () => {
  const { json } = await companion.ask('/v1/reports/2026-W48', key);
  expect(WeekReport.parse(json)).toMatchObject({
    from: '2026-11-23',
    sites: [{ generations: 3, usableOfAll: { k: 1, n: 3 }, usableOfReviewed: { k: 1, n: 1 } }],
  });
  const empty = await companion.ask('/v1/reports/2026-W01', key);
  expect(empty.json.sites).toEqual([]);
  for (const week of ['2026-W54', '2026-48', 'now']) {
    const reply = await companion.ask(`/v1/reports/${week}`, key);
    expect([reply.status, reply.json.error.code]).toEqual([400, 'bad-query']);
  }
});
