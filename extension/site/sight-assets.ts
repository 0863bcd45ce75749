import type { AssetCard } from '../../shared/asset-card.ts';
import { addressesOf, PICTURES, sourceOf } from './asset-address.ts';
import { followStage } from './follow-stage.ts';

/** An element that shows an asset that came back. `key` stays with the element. */
export type Sighted = {
  key: number;
  element: HTMLElement;
  card: AssetCard;
  /** The address that the page itself shows it from. */
  src: string;
};

type Needs = {
  /** The known ones of at most 200 addresses; null where nobody answered. */
  ask(urls: string[]): Promise<{ [url: string]: AssetCard } | null>;
  /** Which assets are in sight changed. */
  changed(sighted: readonly Sighted[]): void;
  /** See `followStage`. */
  moved(quick: boolean): void;
  ended: AbortSignal;
};

/** CSS pixels; smaller pictures are icons and avatars. */
const LEAST = 64;
const MOST_ASKED = 200;
const MOST_KNOWN = 3000;
/** Looking at what is in sight again, after the page changed. */
const LOOK_AGAIN_MS = 150;

/**
 * Finds the elements on the page that show known assets, whatever the page does to them: replaced,
 * re-ordered, loaded late, used again for another picture. `again` asks anew about all of them.
 */
export function sightAssets({ ask, changed, moved, ended }: Needs): { again(): void } {
  /** By address; null: asked, and not one of ours. `round`: in which it was asked about. */
  const known = new Map<string, { card: AssetCard | null; round: number }>();
  const keys = new WeakMap<Element, number>();
  const inView = new Set<HTMLElement>();
  const watched = new Set<HTMLElement>();
  let nextKey = 1;
  let sighted: Sighted[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let round = 0;

  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target as HTMLElement);
        else inView.delete(target as HTMLElement);
      }
      look();
    },
    // What is about to be scrolled in is known when it arrives.
    { rootMargin: '200px', threshold: [0, 0.01] },
  );

  function watch(within: ParentNode): void {
    for (const element of within.querySelectorAll<HTMLElement>(PICTURES)) watchOne(element);
  }
  function watchOne(element: HTMLElement): void {
    if (watched.has(element)) return;
    watched.add(element);
    views.observe(element);
  }
  function forget(): void {
    for (const element of watched) {
      if (element.isConnected) continue;
      watched.delete(element);
      inView.delete(element);
      views.unobserve(element);
    }
  }

  function look(): void {
    if (ended.aborted) return;
    const wanted = new Set<string>();
    const next: Sighted[] = [];
    for (const element of inView) {
      if (!element.isConnected) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < LEAST || height < LEAST) continue;
      const addresses = addressesOf(element);
      for (const url of addresses) if (known.get(url)?.round !== round) wanted.add(url);
      const card = addresses.map((url) => known.get(url)?.card).find(Boolean);
      if (card)
        next.push({ key: keyOf(element), element, card, src: sourceOf(element) ?? card.url });
    }
    if (!isSame(sighted, next)) {
      sighted = next;
      changed(sighted);
    }
    if (wanted.size > 0) void learn([...wanted].slice(0, MOST_ASKED));
  }

  async function learn(urls: string[]): Promise<void> {
    if (asking) return soon();
    asking = true;
    const asked = round;
    const answer = await ask(urls).catch(() => null);
    asking = false;
    if (ended.aborted) return;
    if (known.size > MOST_KNOWN) known.clear();
    if (answer) for (const url of urls) known.set(url, { card: answer[url] ?? null, round: asked });
    // Nobody answered: the next change of the page asks again, not a loop.
    if (answer) look();
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      forget();
      look();
    }, LOOK_AGAIN_MS);
  }

  function keyOf(element: Element): number {
    const key = keys.get(element) ?? nextKey++;
    keys.set(element, key);
    return key;
  }

  followStage({
    added(element) {
      if (element.matches(PICTURES)) watchOne(element);
      if (element.firstElementChild) watch(element);
    },
    changed: soon,
    moved,
    ended,
  });
  watch(document);
  ended.addEventListener('abort', () => {
    clearTimeout(timer);
    views.disconnect();
  });
  return {
    again() {
      // Those out of sight are asked about when they come back.
      round += 1;
      soon();
    },
  };
}

function isSame(a: readonly Sighted[], b: readonly Sighted[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return one.key === other?.key && one.card === other.card && one.src === other.src;
    })
  );
}
