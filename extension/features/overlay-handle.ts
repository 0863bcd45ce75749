import type { Signal } from '@preact/signals-core';
import type { EventBody } from '../../shared/event.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { Id } from '../../shared/id.ts';
import type { SiteProfile } from '../../shared/site/profile.ts';
import type { SeenRequest } from '../../shared/site/understanding.ts';
import type { GateAnswer } from '../messages.ts';
import type { buildLocators } from '../site/build-locators.ts';
import type { recognisePage } from '../site/recognise/recognise-page.ts';
import type { FromPage } from '../site/wire.ts';
import type { ResolvedProfile } from '../state.ts';
import type { FeatureContext, HoldSurface, Recognised } from './feature.ts';
import type { Learner, LearningFrame } from './learner.ts';
import type { Answer } from './record-generations.ts';

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

/** A press of Generate that was judged before its request is sent. */
export type Allowance = { generation: Id; answer: GateAnswer | null; waiver: string | null };

/** What looks closely at a page; heavy, so that only one of the late parts brings it. */
export type Looker = {
  recognisePage: typeof recognisePage;
  buildLocators: typeof buildLocators;
};

/**
 * What the part that starts with the page shares with the part that works on images and is loaded
 * later (`cards`). Both run in the same isolated world, which the page cannot see, but each has its
 * own copy of the signals library: use `.peek()` and `.subscribe()` of these signals, not `effect`.
 */
export type OverlayHandle = FeatureContext & {
  /** The one that holds now. */
  readonly profile: SiteProfile;
  resolved: Signal<ResolvedProfile>;
  /** Whether the profile's words for the page are to be trusted on it. */
  trusted(): boolean;
  /** Null until the part that recognises has looked. */
  recognised: Signal<Recognised | null>;
  /** Null until the part that recognises is there. */
  looker: Signal<Looker | null>;
  /** Makes a learner for one frame; null until the part that learns is there. */
  learner: { current: ((frame: LearningFrame) => Learner) | null };
  /** Says again what came before anybody learned, oldest first. */
  replay(): Promise<void>;
  /** Everything that the page sends and gets is shown to the learner, or only what rules name. */
  watchesAll: Signal<boolean>;
  /** An answer of before, under the rule that it names now. */
  take(answer: Answer): void;
  /** What a rule of the profile named, in any frame of the page. */
  receive(message: FromPage): void;
  /** A request that is understood, for the person to see. */
  seen(request: SeenRequest): void;
  /** Read by the gate for each held request, and emptied once one was claimed. */
  expected: { current: ExpectedPromotion | null };
  /** Whether a request is one that was judged as it was pressed; read by the gate for each. */
  allowed: { current: ((request: GenerationRequest) => Allowance | null) | null };
  /** Gets presses and keys in every frame before anybody else does. */
  guard: { current: ((event: Event) => void) | null };
  /** They hear what the pages' own world says, before it is known what it means. */
  ears: Set<(message: FromPage) => void>;
  /** How the gate speaks to the person. */
  surface: HoldSurface;
  observe(body: EventBody, at: number): void;
  zone(): string | null;
  project(): string | null;
  /**
   * Gets presses and keys before the page does: who listens later cannot keep them from a page that
   * listened first.
   */
  intercept: { current: ((event: Event) => void) | null };
  /** They hear everything that this page observes, at once. */
  witnesses: Set<(body: EventBody) => void>;
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

/** The one of the page's top frame, for a frame of the same origin inside it; null elsewhere. */
export function outerOverlay(): OverlayHandle | null {
  try {
    return window === window.top ? null : ((window.top as World | null)?.[HANDLE] ?? null);
  } catch {
    return null;
  }
}
