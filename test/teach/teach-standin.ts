import type { Page } from 'puppeteer-core';
import type { AnchorName } from '../../shared/site/parts.ts';
import { openForm } from '../studio/standins/drive.ts';
import { findPlace } from '../studio/standins/find-place.ts';
import type { Place, Truth } from '../studio/standins/truth.ts';
import { type House, until } from '../walks/house.ts';
import { atStep, openPage, said, startTeaching } from './teaching.ts';

const STEPS: readonly (readonly [AnchorName, string])[] = [
  ['prompt', 'Prompt'],
  ['submit', 'Generate'],
  ['model', 'Model'],
  ['balance', 'Balance'],
  ['cost', 'Cost'],
  ['gallery', 'Pictures'],
];

/**
 * `refused`: the picker would not take it; `lost`: taken, and not what the page is read by
 * afterwards; `wrong`: something else is. `none`: the page has no such part.
 */
export type Verdict = 'right' | 'refused' | 'lost' | 'wrong' | 'none';
export type Taught = {
  verdicts: { [A in AnchorName]?: Verdict };
  /** Clicks and keys that it took. */
  actions: number;
  state: string;
  /** What the bar said of what it would not take. */
  refusals: { [A in AnchorName]?: string };
};

/** Teaches a stand-in page with the mouse, loads it again, and sees what it is read by then. */
export async function teachStandin(house: House, url: string, truth: Truth): Promise<Taught> {
  const page = await openPage(house, url);
  await openForm(page, truth);
  await startTeaching(house, page);
  const verdicts: { [A in AnchorName]?: Verdict } = {};
  const refusals: Taught['refusals'] = {};
  let actions = 0;
  for (const [anchor, name] of STEPS) {
    await atStep(page, name);
    const place = truth.anchors[anchor];
    const point = place === null ? null : await middleOf(page, place, anchor === 'gallery');
    if (point) {
      await page.mouse.move(point.x - 2, point.y - 2);
      await page.mouse.click(point.x, point.y);
      actions += 1;
    }
    // What was taken is stored before the bar goes on.
    const now = await until(
      () => said(page),
      (text) => point === null || !text.startsWith(name),
      4000,
    ).catch(() => said(page));
    const taken = point !== null && !now.startsWith(name);
    if (point && !taken) refusals[anchor] = now.split('\n').slice(4, 8).join(' ');
    verdicts[anchor] = point === null ? 'none' : taken ? 'right' : 'refused';
    if (!taken) {
      await page.keyboard.press('s');
      actions += 1;
    }
  }
  await until(
    () => said(page),
    (text) => text.startsWith('Learned on this page'),
  );
  await page.reload();
  await openForm(page, truth);
  const taken = STEPS.filter(([anchor]) => verdicts[anchor] === 'right').map(([anchor]) => anchor);
  const read = await until(
    () => readBy(page, truth, taken),
    ({ found, state }) =>
      state === 'understood' && taken.every((anchor) => found[anchor] === 'right'),
  ).catch(() => readBy(page, truth, taken));
  for (const anchor of taken) verdicts[anchor] = read.found[anchor] ?? 'lost';
  await page.close();
  return { verdicts, actions, state: read.state, refusals };
}

/** The middle of what stands at a place, brought into view; null where nothing is shown there. */
async function middleOf(
  page: Page,
  place: Place,
  inside: boolean,
): Promise<{ x: number; y: number } | null> {
  return (await page.evaluate(`(() => {
    const all = (${findPlace})(${JSON.stringify(place)});
    const shown = (one) => one.getBoundingClientRect().width > 0;
    const pictures = ${inside} ? all.flatMap((one) => one.matches('img,video,canvas') ? [one] : [...one.querySelectorAll('img,video,canvas')]) : [];
    const element = [...pictures, ...(${inside} ? [] : all)].find(shown);
    if (!element) return null;
    element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const frame = element.ownerDocument.defaultView.frameElement;
    const around = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: around.left + left + width / 2, y: around.top + top + height / 2 };
  })()`)) as { x: number; y: number } | null;
}

type Read = { found: { [A in AnchorName]?: Verdict }; state: string };

/** What the page is read by, held against the truth: asked in the extension's own world. */
async function readBy(page: Page, truth: Truth, anchors: readonly AnchorName[]): Promise<Read> {
  const session = await page.createCDPSession();
  const contexts: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.auxData?.type === 'isolated' && context.name === 'Tierwise')
      contexts.push(context.id);
  });
  await session.send('Runtime.enable');
  const expression = `(() => {
    const handle = globalThis.__tierwiseOverlay;
    if (!handle) return null;
    const find = ${findPlace};
    const parts = handle.reader.parts.peek();
    const found = {};
    for (const [anchor, place] of Object.entries(${JSON.stringify(truth.anchors)})) {
      if (!${JSON.stringify(anchors)}.includes(anchor)) continue;
      const element = parts[anchor]?.element;
      const truths = find(place);
      const near = (one) => one === element || one.contains(element) || (element.contains(one) && (element.textContent ?? '').length <= 120);
      found[anchor] = !element ? 'lost' : truths.some(near) ? 'right' : 'wrong';
    }
    return { found, state: handle.understanding.peek()?.state ?? 'unknown' };
  })()`;
  try {
    for (const contextId of contexts) {
      const { result } = await session.send('Runtime.evaluate', {
        ...{ expression, contextId, returnByValue: true },
      });
      if (result.value) return result.value as Read;
    }
    return { found: {}, state: 'unknown' };
  } finally {
    await session.detach();
  }
}
