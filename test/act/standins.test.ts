import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnchorName } from '../../shared/site/parts.ts';
import { elementAt, openForm } from '../studio/standins/drive.ts';
import { pages } from '../studio/standins/pages.ts';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import { until } from '../walks/house.ts';
import { openActLab } from './act-lab.ts';

/** What is set on a page, and what its next request then says: everywhere words, or a value. */
type Case = {
  set: { [A in AnchorName]?: string };
  /** Pieces of the request's address and body. */
  sent: readonly string[];
  /** Where its model is not in the request, or the request is not one that is kept. */
  ledger?: { model: string; count?: number };
};

const PROMPT = 'a lighthouse, fog';
const CASES: { [name: string]: Case } = {
  'api-elsewhere-ru': {
    set: { model: 'nano-banana-pro', aspect: '16:9' },
    sent: ['/api/v1/nano-banana-pro', '"aspect_ratio":"16:9"'],
  },
  'arch-zh': {
    set: { model: 'Arch AI Pro', resolution: '4K' },
    sent: ['"modelId":"arch-pro"', '"imageSize":"4K"'],
  },
  builder: {
    set: { resolution: '2K', aspect: '16:9', count: '4' },
    sent: ['"resolution":"2K"', '"aspectRatio":"16:9"', '"imageCount":4'],
  },
  'canvas-action-zh': { set: { model: '高级' }, sent: ['"model":"pro"'] },
  'canvas-pools': {
    set: { model: 'nano-banana-2', count: '3' },
    sent: ['"modelId":"nano-banana-2"', '"numImages":3'],
  },
  'clip-durations': {
    set: { model: 'Veo 3.1 Fast', duration: '10 s', resolution: '1080p', negative: 'text' },
    sent: ['"model":"veo-3.1-fast"', '"duration":"10"', '"1080p"', '"negative":"text"'],
  },
  'editor-pills': {
    set: { model: 'studio', aspect: 'PORTRAIT' },
    sent: ['"grade":"studio"', '"shape":"PORTRAIT"'],
  },
  'events-ar': { set: { model: 'advanced', count: '4' }, sent: ['"model":"advanced"', '"n":4'] },
  forbidden: { set: { model: 'z-image' }, sent: ['"model":"z-image"'] },
  framed: { set: { model: 'FLUX dev', resolution: '2048' }, sent: ['"flux-dev"', '"2048"'] },
  'gradio-blocks': { set: { count: '3', negative: 'text' }, sent: [',"text",3,'] },
  'graph-invoke': {
    set: { model: 'FLUX dev Q8', count: '2', negative: 'text', aspect: '2:3' },
    sent: ['"name":"flux-dev-q8"', '"runs":2', '"value":"text"'],
  },
  'multi-hexagons': {
    set: { model: 'flux.2-pro', aspect: '16:9' },
    sent: ['"model":"flux-2-pro"', '"aspectRatio":"16:9"'],
  },
  'native-create': { set: { model: 'Nano Banana' }, sent: ['"model":"nano-banana"'] },
  'one-url-usd': {
    set: { model: 'ultra', resolution: '4K', negative: 'text' },
    sent: ['"engine":"ultra"', '"quality":"high"', '"exclude":"text"'],
  },
  'options-zh': {
    set: { model: 'Seedream 4', resolution: '4k', aspect: '16:9' },
    sent: ['"modelCode":"seedream-4"', '"clarity":"4k"', '"scale":"16:9"'],
  },
  'pill-es': { set: { model: 'nano-banana-pro' }, sent: ['"model":"nano-banana-pro"'] },
  'queued-resolutions': {
    set: { model: 'nano-banana-2', resolution: '4K', aspect: '21:9' },
    sent: ['"model":"nano-banana-2"', '"resolution":"4K"', '"aspect_ratio":"21:9"'],
  },
  'radios-created': {
    set: { model: 'flux-pro', aspect: '3:2' },
    sent: ['"model":"flux-pro"', '"ratio":"3:2"'],
  },
  'shadow-closed': { set: { model: 'Óleo' }, sent: ['modelo=oleo'] },
  'shadow-open': {
    set: { model: 'lumina-xl', resolution: '2048x2048' },
    sent: ['"model":"lumina-xl"', '"size":"2048x2048"'],
  },
  shipany: { set: { model: 'Nano Banana Pro' }, sent: ['"model":"gemini-3-pro-image"'] },
  'socket-stream': {
    set: { model: 'z-image-turbo', aspect: '16:9', count: '2', negative: 'text' },
    sent: [],
    ledger: { model: 'z-image-turbo', count: 2 },
  },
  'stars-form-ru': {
    set: { model: 'Максимум', aspect: '16:9', count: '3', negative: 'text' },
    sent: ['max', '16:9', 'text'],
    ledger: { model: 'max', count: 3 },
  },
  'stream-ja': {
    set: { model: 'きれい', aspect: '16:9', negative: 'text' },
    sent: ['"model":"fine"', '"ratio":"16:9"', '"negative_prompt":"text"'],
  },
  'tabs-sync': { set: { model: 'nano-banana-edit' }, sent: ['/api/nano-banana/generate'] },
};

let lab: Awaited<ReturnType<typeof openActLab>>;
let standins: Standins;
beforeAll(async () => {
  standins = await startStandins({ latencyMs: 50, balance: 10_000 });
  lab = await openActLab();
}, 120_000);
afterAll(async () => {
  await lab?.close();
  await standins?.close();
});

test('every stand-in page has its case', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(pages).sort());
});

test.each(Object.entries(CASES))(
  '%s: what was set is what the studio is asked for',
  { timeout: 120_000 },
  async (name, { set, sent, ledger }) => {
    const { page, call } = lab;
    const { truth } = pages[name]!;
    await page.goto(standins.url(name));
    await openForm(page, truth);
    const places = (anchor: AnchorName) => [truth.anchors[anchor]!].flat();
    const prompt = [truth.write ?? truth.anchors.prompt!].flat()[0]!;
    if (truth.write) {
      const assembled = await call('write', places('prompt')[0]!, PROMPT);
      expect(assembled).toBe('refused: it is put together from other fields');
    }
    expect(await call('write', prompt, PROMPT)).toBe(PROMPT);
    for (const [anchor, wanted] of Object.entries(set) as [AnchorName, string][]) {
      // A recogniser or a person may point at any of the elements that stand for one control; the
      // one that is chosen is another one afterwards.
      for (const place of places(anchor)) {
        const before = await call('read', place);
        const now = await call('write', place, wanted);
        expect.soft(now, `${anchor} at ${place}`).not.toMatch(/^refused/);
        if (before === null || before === now) continue;
        // And back, as after a promotion that failed.
        const again = places(anchor)[0]!;
        expect.soft(await call('write', again, before), `${anchor} back`).toBe(before);
        expect.soft(await call('write', again, wanted), `${anchor} again`).toBe(now);
      }
    }
    const entries = standins.ledger(name).entries.length;
    await (await elementAt(page, truth.anchors.submit!)).click();
    await until(
      () => standins.ledger(name).entries,
      (all) => all.length > entries,
      30_000,
    );
    const entry = standins.ledger(name).entries.at(-1)!;
    expect(entry.prompt).toBe(PROMPT);
    if (ledger) expect(entry).toMatchObject(ledger);
    const seen = standins.requests(name).map(({ url, body }) => `${url} ${body}`);
    for (const piece of sent)
      expect(
        seen.some((one) => one.includes(piece)),
        piece,
      ).toBe(true);
  },
);

test('a list that stands in the page’s own words is read, and closed again', async () => {
  const { page, call } = lab;
  await page.goto(standins.url('multi-hexagons'));
  await openForm(page, pages['multi-hexagons']!.truth);
  expect(await call('offers', '.composer .mm')).toEqual([
    'Nano Banana 2',
    'FLUX.2 pro',
    'Banana Pro 4K',
  ]);
  expect(await page.$$('.composer .mm > div > div')).toHaveLength(1);
  expect(await call('write', '.composer .mm', 'Nano Banana')).toBe(
    'refused: it does not offer “Nano Banana”',
  );
  expect(await page.$$('.composer .mm > div > div')).toHaveLength(1);
  expect(await call('read', '.composer .mm')).toBe('Nano Banana 2');
});
