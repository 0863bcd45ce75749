import type { Credits } from '../../../shared/credit.ts';
import { PICTURES, sourceOf } from '../../site/asset-address.ts';
import { deepRoots } from '../../site/deep-roots.ts';
import type { SiteReader } from '../feature.ts';

const LOOK_EVERY_MS = 300;
/** What takes longer has been lost sight of. */
const WITHIN_MS = 10 * 60_000;
/** Pictures of one press come within so long of each other, and the balance follows them. */
const REST_MS = 1500;
const BALANCE_WITHIN_MS = 5000;
/** CSS pixels, and the picture's own; smaller ones are icons, avatars and samples. */
const LEAST = 64;
const LEAST_OWN = 128;

export type Picture = { url: string; width: number; height: number };
export type Outcome = {
  pictures: Picture[];
  /** When the first of them stood, on the page's monotonic clock. */
  firstAt: number;
  /** By how much the balance fell; null where the page shows none, or it did not. */
  fell: Credits | null;
};

type Needs = {
  reader: SiteReader;
  /** The balance as it was pressed. */
  before: Credits | null;
  /** Something came of it. Said anew as more of it is seen. */
  seen(fell: Credits | null): void;
  /** All came. */
  ended(outcome: Outcome): void;
  /** Pictures that stand from now on may be there for another reason. */
  isTouched(): boolean;
  signal: AbortSignal;
};

/** Looks on the page itself for what came of a press: pictures that were not there, a lower balance. */
export function followOutcome({ reader, before, seen, ended, isTouched, signal }: Needs): void {
  const started = performance.now();
  const old = new Set(picturesOn().map(({ url }) => url));
  const found = new Map<string, Picture>();
  let firstAt = 0;
  let lastAt = 0;
  let fell: Credits | null = null;

  const timer = setInterval(look, LOOK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer));

  function look(): void {
    const now = performance.now();
    if (now - started > WITHIN_MS) {
      clearInterval(timer);
      return;
    }
    const balance = reader.form.peek().shownBalance;
    const down = before !== null && balance !== null && balance < before ? before - balance : null;
    const news = isTouched()
      ? []
      : picturesOn().filter(({ url }) => !old.has(url) && !found.has(url));
    for (const picture of news) found.set(picture.url, picture);
    if (news.length > 0) {
      firstAt ||= now;
      lastAt = now;
    }
    if (news.length > 0 || down !== fell) {
      fell = down;
      seen(fell);
    }
    if (signal.aborted || found.size === 0 || now - lastAt < REST_MS) return;
    if (before !== null && fell === null && now - lastAt < BALANCE_WITHIN_MS) return;
    clearInterval(timer);
    ended({ pictures: [...found.values()], firstAt, fell });
  }
}

/** The pictures that stand on the page, loaded and of a size to be looked at. */
function picturesOn(): Picture[] {
  return [document, ...deepRoots()].flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>(PICTURES)].flatMap((element) => {
      const own = ownSize(element);
      const url = own && sourceOf(element);
      if (!own || !url) return [];
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height) >= LEAST ? [{ url, ...own }] : [];
    }),
  );
}

function ownSize(element: HTMLElement): { width: number; height: number } | null {
  const size =
    element instanceof HTMLImageElement
      ? { width: element.naturalWidth, height: element.naturalHeight }
      : element instanceof HTMLVideoElement
        ? { width: element.videoWidth, height: element.videoHeight }
        : null;
  return size && Math.min(size.width, size.height) >= LEAST_OWN ? size : null;
}
