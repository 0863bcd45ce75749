import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GenerationImported } from '../../shared/event.ts';
import { importEvent, importedAsset, importedGeneration } from '../../shared/import-id.ts';
import { AssetsReply } from '../../shared/protocol.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleRequest } from '../sample.ts';

let companion: InProcess;
let key: string;
let device: string;
beforeEach(async () => {
  companion = await inProcess();
  ({ authorization: key, device } = await companion.pair());
});
afterEach(() => companion.close());

const TASK = 'task-1';
const URL_ONE = `${SITE}/images/1.png`;
const generation = importedGeneration(SITE, TASK);
const asset = importedAsset(generation, URL_ONE);

function listed(by: string, at: number): GenerationImported {
  return {
    ...{ v: 1, id: importEvent(generation, [asset]), device: by, seq: 1, at, site: SITE },
    reset: { zone: 'Europe/Berlin', day: '2026-11-24', source: 'site' },
    ...{ type: 'generation.imported', generation, task: TASK, outcome: 'succeeded' },
    request: { ...sampleRequest(), kind: null, resolution: null },
    madeAt: NOON - 86_400_000,
    charged: { credits: null, provenance: 'unknown' },
    assets: [{ id: asset, position: 0, url: URL_ONE, media: 'image', width: 640, height: null }],
  };
}

const send = async (events: readonly object[]) => {
  const reply = await companion.ask('/v1/events', key, { method: 'POST', body: { events } });
  return reply.json.receipts.map(({ status }: { status: string }) => status);
};
const list = async (query: string) =>
  AssetsReply.parse((await companion.ask(`/v1/assets${query}`, key)).json).assets;

it('keeps what two browsers read from one list once, and lists it to whoever asks for imports', async () => {
  expect(await send([listed(device, NOON)])).toEqual(['accepted']);
  expect(await send([listed(uuidv7(), NOON + 5000)])).toEqual(['conflict']);
  expect(await list('')).toEqual([]);
  const rating = { type: 'asset.rated', site: SITE, asset, rating: 'rejected' } as const;
  await send([sampleEvent(device, 2, NOON, rating)]);
  expect(await list('?imported=1')).toMatchObject([
    {
      ...{ id: asset, generation, site: SITE, at: NOON - 86_400_000, rating: 'rejected' },
      ...{ charge: null, siblings: 1, width: 640, latencyMs: null },
      imported: { at: NOON, madeAt: NOON - 86_400_000 },
    },
  ]);
  expect(await list(`?imported=1&from=${NOON - 1000}`)).toEqual([]);
});

it('lists no import of what was recorded, once that is told', async () => {
  await send([listed(device, NOON)]);
  const charged = { credits: null, provenance: 'unknown' } as const;
  const accepted = { type: 'generation.accepted', site: SITE, task: TASK, charged } as const;
  await send([sampleEvent(device, 2, NOON, { ...accepted, generation: uuidv7() })]);
  expect(await list('?imported=1')).toEqual([]);
});
