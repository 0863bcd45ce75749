import type { EventBody } from '../../shared/event.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { Id } from '../../shared/id.ts';
import type { SiteProfile } from '../../shared/site/profile.ts';
import type { FeatureContext } from './feature.ts';

/** A promotion whose request is about to be sent by the page, and how the gate answers for it. */
export type ExpectedPromotion = {
  /** The draft. */
  asset: Id;
  /** Whether this is the promotion's request, and not one of the person's own at the same time. */
  claims(request: GenerationRequest): boolean;
  /** What differs from the promised request, for people; null where it is the promised one. */
  differs(request: GenerationRequest): string | null;
  /** The request was recognised; it goes to the gate as the promotion's. */
  held(generation: Id): void;
  /** It was not sent, or it was and how. */
  ended(outcome: 'released' | 'refused' | 'cancelled' | 'aborted', why: string | null): void;
};

/**
 * What the part that starts with the page shares with the part that works on images and is loaded
 * later (`cards`). Both run in the same isolated world, which the page cannot see, but each has its
 * own copy of the signals library: use `.peek()` and `.subscribe()` of these signals, not `effect`.
 */
export type OverlayHandle = FeatureContext & {
  profile: SiteProfile;
  /** Read by the gate for each held request, and emptied once one was claimed. */
  expected: { current: ExpectedPromotion | null };
  /** Hears everything that this page observes, at once. */
  witness: { current: ((body: EventBody) => void) | null };
};

const HANDLE = '__tierwiseOverlay';
type World = { [HANDLE]?: OverlayHandle };

export function shareOverlay(handle: OverlayHandle): void {
  (globalThis as World)[HANDLE] = handle;
  handle.signal.addEventListener('abort', () => {
    delete (globalThis as World)[HANDLE];
  });
}

/** Null where the overlay does not run in this frame. */
export function sharedOverlay(): OverlayHandle | null {
  return (globalThis as World)[HANDLE] ?? null;
}
