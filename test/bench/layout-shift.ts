import type { Page } from 'puppeteer-core';

/** Sums of scores since the page was loaded, also of shifts that follow an input. */
export type Shifts = {
  all: number;
  /** Of shifts that name a node which is not in the page's own tree: in a shadow root, or gone. */
  hidden: number;
};

type Seen = { tierwiseBench: Shifts };
type Entry = PerformanceEntry & { value: number; sources: { node: Node | null }[] };

/** Notes every layout shift of the pages that `page` loads from now on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const seen = { all: 0, hidden: 0 };
    Object.assign(window, { tierwiseBench: seen });
    const observer = new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Entry[]) {
        seen.all += value;
        const isHidden = ({ node }: { node: Node | null }) =>
          node === null || node.nodeName === 'TIERWISE-OVERLAY';
        if (sources.some(isHidden)) seen.hidden += value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
  });
}

export function shiftsOf(page: Page): Promise<Shifts> {
  return page.evaluate(() => ({ ...(window as unknown as Seen).tierwiseBench }));
}

/** Where each element of the page's own tree stands, in document order. */
export function geometryOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.nodeName, left, top, width, height].join(' ');
    }),
  );
}
