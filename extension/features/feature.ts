import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { BatchFit } from '../../shared/batch-fit.ts';
import type { Amount, Credits } from '../../shared/credit.ts';
import type { Because, Decision, GenerationKind } from '../../shared/generation.ts';
import type { Site } from '../../shared/id.ts';
import type { FormPart } from '../../shared/site/parts.ts';
import type { Locator } from '../../shared/site/profile.ts';
import type { NamedModel } from '../../shared/site/read-answer.ts';
import type { Understanding } from '../../shared/site/understanding.ts';
import type { WaiverSpan } from '../../shared/waiver.ts';
import type { Waivable } from '../messages.ts';
import type { View } from '../state.ts';
import type { Hint } from '../ui/hint.ts';
import type { OverlayHandle } from './overlay-handle.ts';

/** What the studio's form says right now. Null: not on the page, or not understood. */
export type FormState = {
  prompt: string | null;
  /** The studio's own id of the model where its answers named one, else the label as shown. */
  model: string | null;
  /** The label as the page shows it. */
  modelLabel: string | null;
  kind: GenerationKind | null;
  resolution: string | null;
  aspect: string | null;
  count: number | null;
  durationS: number | null;
  shownCost: Credits | null;
  shownBalance: Credits | null;
  /** What is chosen in the form, whatever it stands for, a line each. */
  chosen: string;
};

/** A model that the page or its answers offered, for naming another tier's. */
export type OfferedModel = Pick<NamedModel, 'id' | 'label'> & Partial<NamedModel>;

/** What was recognised on the page without a profile's help. */
export type RecognisedPart = {
  element: HTMLElement;
  /** 0 to 1 */
  confidence: number;
  evidence: readonly string[];
  /** The surest way to find it again, looked for when it is asked for; null where only its neighbours tell it. */
  locator(): Locator | null;
  /** Of a cost or a balance, in the site's units. */
  number?: number | null;
};
export type Recognised = {
  parts: { readonly [P in FormPart]?: RecognisedPart };
  /** Something is there, but not told apart well enough: why, for people. */
  doubt: string | null;
};

/** A part of the form on the page. `locator` counts in the profile's list for it. */
export type FoundPart =
  | { from: 'profile'; element: HTMLElement; locator: number }
  | ({ from: 'recognised' } & RecognisedPart);
export type FoundParts = { readonly [P in FormPart]?: FoundPart };

/** The studio's page as features may see it; it changes with the page. */
export type SiteReader = {
  site: Site;
  form: ReadonlySignal<FormState>;
  /** The button that submits; null while there is none. */
  submit: ReadonlySignal<HTMLElement | null>;
  /** The parts of the form as they were found, and by whom. */
  parts: ReadonlySignal<FoundParts>;
  models: ReadonlySignal<readonly OfferedModel[]>;
};

/** `span`: how far the reason is to stand from now on; null: for this request alone. */
export type Confirmed = { confirmed: boolean; waiver: string | null; span: WaiverSpan | null };

/** What is shown about the request that is held, or was just refused. */
export type HoldState =
  | { step: 'checking' }
  | {
      step: 'confirm';
      decision: Decision;
      quoted: Amount;
      waivable: Waivable | null;
      /** What of a batch fits; null: all of it, or it is none. */
      fit: BatchFit | null;
      /** Only from a trusted click, 500 ms after the sheet was shown at the earliest. */
      answer(given: Confirmed): void;
    }
  | {
      step: 'approval';
      decision: Decision;
      quoted: Amount;
      /** Approvals happen in the side panel only; both from a trusted click. */
      openPanel(): void;
      cancel(): void;
    }
  /**
   * The next press of the button, named so, goes to the page. `answered`: false where nobody said
   * whether it may, and it is not to be kept up for that.
   */
  | { step: 'allowed'; name: string; answered: boolean }
  /** It went, and a rule has something to say of it; gone again by itself. */
  | { step: 'noted'; because: readonly Because[] }
  | {
      step: 'refused';
      decision: Decision;
      quoted: Amount;
      fit: BatchFit | null;
      dismiss(): void;
    };

/** How the gate speaks to the person. One request at a time; later ones wait their turn. */
export type HoldSurface = {
  checking(): void;
  /** Resolves with the person's answer; `signal` ends the sheet without one (as not confirmed). */
  confirm(
    decision: Decision,
    quoted: Amount,
    waivable: Waivable | null,
    fit: BatchFit | null,
    signal: AbortSignal,
  ): Promise<Confirmed>;
  /** Shows that the side panel decides, until the person cancels here or `signal` ends it. */
  approval(
    decision: Decision,
    quoted: Amount,
    signal: AbortSignal,
    openPanel: () => void,
  ): Promise<'cancelled' | 'ended'>;
  /** Shows why a request did not go; stays until dismissed. */
  refused(decision: Decision, quoted: Amount, fit: BatchFit | null): void;
  /** Shows for a moment what there is to say of a request that went. */
  noted(because: readonly Because[]): void;
  /** Takes `checking` away again. */
  clear(): void;
};

/** `small`: the line is but a dot. */
export type OpenedHint = { hint: Hint; box: DOMRect; dark: boolean; small: boolean };

export type FeatureContext = {
  /** The one shadow root on the page; a feature appends its own element to it. */
  root: ShadowRoot;
  reader: SiteReader;
  view: ReadonlySignal<View | null>;
  /** `live`: requests are held and recorded. `reload`: only after the page was reloaded. */
  recording: ReadonlySignal<'live' | 'reload'>;
  hold: Signal<HoldState | null>;
  /** The line while the person points at it or has it in focus, and where it stands. */
  openedHint: Signal<OpenedHint | null>;
  /** What is made of the page now; null until it was looked at. */
  understanding: Signal<Understanding | null>;
  /** Aborted when the overlay goes away. */
  signal: AbortSignal;
};

/** One thing that the overlay does: one file here, listed in `all.ts`. */
export type Feature = {
  id: string;
  /** Read once, when the overlay starts in the top frame. */
  when(context: OverlayHandle): boolean;
  mount(context: OverlayHandle): void;
};
