import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import type { AnchorName } from '../../shared/site/parts.ts';
import { bundleRecogniser } from './bundle.ts';
import type * as Recognising from './recognising.ts';

declare const recognising: typeof Recognising;

/** What was made of a page: for each anchor the `data-want` of the element found, or its tag. */
export type Made = {
  state: string;
  reason: string | null;
  anchors: { [A in AnchorName]?: string };
  confidence: { [A in AnchorName]?: number };
  numbers: { [A in AnchorName]?: number };
};

const STYLE = `body{margin:0;font:15px/1.4 sans-serif}main{padding:20px}textarea{width:600px;height:90px}
[contenteditable]{width:600px;min-height:90px;border:1px solid #999}button{padding:8px 12px}
.go{background:#40c;color:#fff;border:0}img{background:#889}`;

/** A browser with pages to put markup on; `data-want` marks what is to be found, and helps nobody. */
export async function openBench() {
  const script = await bundleRecogniser();
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-recognise-'));
  const browser: Browser = await launchBrowser(findBrowser(), folder, true);
  const page: Page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });

  async function put(body: string, title = ''): Promise<void> {
    await page.goto('about:blank');
    await page.evaluate(
      (html, style, name) => {
        document.title = name;
        document.body.innerHTML = `<style>${style}</style>${html}`;
      },
      body,
      STYLE,
      title,
    );
    await page.evaluate(script);
  }

  return {
    page,
    put,
    async recognise(body: string, title = ''): Promise<Made> {
      await put(body, title);
      return page.evaluate(made);
    },
    /** Once more, as the page is now. */
    look: (): Promise<Made> => page.evaluate(made),
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function made(): Made {
  const { state, reason, anchors } = recognising.recognisePage(document);
  const result: Made = { state, reason, anchors: {}, confidence: {}, numbers: {} };
  for (const name of Object.keys(anchors) as AnchorName[]) {
    const found = anchors[name]!;
    result.anchors[name] = found.element.dataset.want ?? found.element.outerHTML.slice(0, 120);
    result.confidence[name] = found.confidence;
    if (found.reading) result.numbers[name] = found.reading.number;
  }
  return result;
}
