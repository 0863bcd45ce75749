import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EventBody } from '../../shared/event.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleRequested } from '../sample.ts';
import { AssetsReply } from './assets.ts';

type Finished = Extract<EventBody, { type: 'generation.finished' }>;

let companion: InProcess;
let key: string;
const assets: string[] = [];
beforeEach(async () => {
  companion = await inProcess();
  const { authorization, device } = await companion.pair();
  key = authorization;
  assets.length = 0;
  for (let i = 0; i < 3; i += 1) {
    const generation = uuidv7();
    const asset = uuidv7();
    assets.push(asset);
    const finished: Finished = {
      type: 'generation.finished',
      site: SITE,
      generation,
      outcome: 'succeeded',
      assets: [
        {
          id: asset,
          position: 0,
          url: `${SITE}/${i}.png`,
          media: 'image',
          width: null,
          height: 64,
        },
      ],
      error: null,
      charged: { credits: 4000, provenance: 'measured' },
      latencyMs: 900,
    };
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
    model: 'nano-banana',
    tier: 'light',
    width: null,
  });
  expect(listed[0]).toMatchObject({ rating: null, at: NOON + 2900 });
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
