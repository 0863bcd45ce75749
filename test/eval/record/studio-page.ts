import type { Page } from 'puppeteer-core';
import type { Fate } from '../../studio/standins/backend.ts';
import { drive, elementAt } from '../../studio/standins/drive.ts';
import { pages } from '../../studio/standins/pages.ts';
import type { Standins } from '../../studio/standins/standins.ts';
import { until } from '../../walks/house.ts';

/** One press of Generate as the studio knows it. */
export type Press = {
  name: string;
  /** Different for each press. */
  prompt: string;
  fate: Fate;
  /** When it was pressed. */
  at: number;
  /** Why it never reached the studio, if so. */
  failed: string | null;
};

const LOOK_MS = 3_000;
const SUBJECTS = ['heron', 'tram', 'teapot', 'pine', 'harbour', 'violin', 'orchard', 'kite'];
const PLACES = ['at dawn', 'in fog', 'on linen', 'under snow', 'by lamplight', 'from above'];

/** Presses as often as there are fates, with real keys and clicks, and waits for each to end. */
export async function pressAll(
  page: Page,
  standins: Standins,
  name: string,
  fates: readonly Fate[],
): Promise<Press[]> {
  const { truth } = pages[name]!;
  const ledger = standins.ledger(name);
  const presses: Press[] = [];
  for (const [n, fate] of fates.entries()) {
    if (n % 12 === 0) {
      await page.goto(standins.url(name));
      // A person looks at the page before writing.
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const subject = SUBJECTS[n % SUBJECTS.length];
    const prompt = `a ${subject} ${PLACES[n % PLACES.length]}, study ${name} ${n + 1}`;
    const press: Press = { name, prompt, fate, at: Date.now(), failed: null };
    presses.push(press);
    ledger.fates.splice(0, ledger.fates.length, fate);
    try {
      const isFresh = n % 12 === 0;
      if (!isFresh) await elementAt(page, truth.anchors.submit!);
      await drive(page, isFresh ? truth : { ...truth, open: [] }, prompt);
      await until(
        () => ledger.fates.length,
        (left) => left === 0,
        20_000,
      );
      await ledger.entries.at(-1)?.ended;
      // The page has heard of the end when it gives its button back.
      await elementAt(page, truth.anchors.submit!);
    } catch (error) {
      press.failed = (error as Error).message.slice(0, 120);
      await page.goto(standins.url(name));
    }
  }
  return presses;
}

/** Seven in ten come back; the others end in every way that studios have of failing. */
export function fatesOf(count: number, next: () => number): Fate[] {
  const failures: Fate[] = ['failed', 'failed', 'moderated', 'insufficient', 'limited', 'broken'];
  return Array.from({ length: count }, () =>
    next() < 0.7 ? 'succeeded' : failures[Math.floor(next() * failures.length)]!,
  );
}
