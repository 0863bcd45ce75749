import { type Signal, signal } from '@preact/signals-core';
import type { AssetCard } from '../../shared/asset-card.ts';
import type { Instant } from '../../shared/id.ts';
import type { PromotionPlan } from '../../shared/promotion.ts';
import { actOf } from '../../shared/site/act-of.ts';
import { partFinder } from '../site/act/find-part.ts';
import { ActError } from '../site/act/settle.ts';
import { studioForm } from '../site/act/studio-form.ts';
import { shortened } from '../site/shorten.ts';
import { preferences } from '../state.ts';
import { followPromotion } from './follow-promotion.ts';
import { learnFormWords } from './form-words.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import { createPageModels } from './page-models.ts';
import { type PageKnowledge, planForPage } from './plan-for-page.ts';
import { sendPromotion } from './send-promotion.ts';
import { type SetForm, setPromotion } from './set-promotion.ts';

/**
 * How far a promotion is. `looking`: the page's list of models is looked into; `undo`: it can be taken back until `until`; `setting`: the studio's
 * controls are being set; `sent`: the request is at the gate; `running`: the studio draws.
 */
export type RunningPromotion = {
  plan: PromotionPlan;
  step: 'looking' | 'undo' | 'setting' | 'sent' | 'running' | 'done' | 'failed';
  /** End of the time to undo. */
  until?: Instant;
  /** When the request went to the studio. */
  startedAt?: Instant;
  result?: AssetCard;
  /** Why it failed, for people. */
  why?: string;
  /** What of the person's form could not be put back, for people. */
  lost?: string[];
};

/** Whether it still goes on. */
export function isLive(run: RunningPromotion | null): run is RunningPromotion {
  return run !== null && run.step !== 'done' && run.step !== 'failed';
}

export type Promoter = {
  /** What promoting this asset would do now. */
  plan(card: AssetCard): PromotionPlan;
  /** Only after the person's own click on this one asset. Does nothing while another one runs. */
  start(card: AssetCard): void;
  /** Takes the promotion back while nothing was sent; afterwards forgets one that has ended. */
  undo(): void;
  running: Signal<RunningPromotion | null>;
};

export const UNDO_MS = 5000;
/** A computer that slept through the time to undo must not spend when it wakes. */
const SLEPT_MS = 15_000;
/** Waited for at least so long, and well past the slowest times seen. */
const PATIENCE_MS = 5 * 60_000;

/** Promotes one asset at a time through the studio's own form. */
export function createPromoter(handle: OverlayHandle): Promoter {
  const { signal: ended } = handle;
  const act = () => actOf(handle.resolved.peek());
  const words = learnFormWords(handle, ended);
  const models = createPageModels(handle, words);
  const running = signal<RunningPromotion | null>(null);
  const missing = new Set<string>();
  let chosen: Pick<PageKnowledge, 'promoteTo' | 'destinations'> = {
    promoteTo: 'next',
    destinations: {},
  };
  /** Ends the promotion that is not sent yet. */
  let current: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let free: Promise<void> = Promise.resolve();

  const choose = (value: typeof chosen) => {
    chosen = value;
  };
  preferences.getValue().then(choose, () => {});
  const unwatch = preferences.watch(choose);

  const isBusy = () => isLive(running.peek());
  const planned = (card: AssetCard, busy: boolean) =>
    planForPage(handle, act(), { ...chosen, models, missing, busy }, card);
  const plan = (card: AssetCard) => planned(card, isBusy());

  function start(card: AssetCard): void {
    if (isBusy()) return;
    const first = plan(card);
    if (first.target || first.blocked) {
      begin(first);
      return;
    }
    // Which models there are only the page's own list says; it has its turn as the form has.
    const stop = new AbortController();
    current = stop;
    const show = display({ plan: first, step: 'looking' });
    free = free.then(async () => {
      if (stop.signal.aborted) return;
      await models.look(stop.signal).catch(() => {});
      if (running.peek()?.step !== 'looking' || stop.signal.aborted) return;
      const next = planned(card, false);
      if (next.target || next.blocked) begin(next);
      else show.end({ why: 'The studio’s list of models could not be read.' });
    });
  }

  function begin(given: PromotionPlan): void {
    if (given.blocked) {
      running.value = { plan: given, step: 'failed', why: given.blocked.why };
      return;
    }
    const until = Date.now() + UNDO_MS;
    const stop = new AbortController();
    current = stop;
    const show = display({ plan: given, step: 'undo', until });
    const go = () => {
      const left = until - Date.now();
      if (left > 0) timer = setTimeout(go, left);
      else if (left < -SLEPT_MS) show.end({ why: 'This computer slept; nothing was sent.' });
      // The form is one: whoever had it last gives it back first.
      else free = free.then(() => run(given, stop.signal, show));
    };
    timer = setTimeout(go, UNDO_MS);
  }

  async function run(given: PromotionPlan, stopped: AbortSignal, show: Display): Promise<void> {
    const { promised, target, asset, latency } = given;
    if (!promised || !target || stopped.aborted) return;
    show.step({ step: 'setting' });
    const follow: { current: ReturnType<typeof followPromotion> | null } = { current: null };
    let set: SetForm | null = null;
    let why: string | null = null;
    let lost: readonly string[] = [];
    const form = studioForm(partFinder(handle), act());
    try {
      set = await setPromotion({
        ...{ form, act: act(), promised, label: target.label, signal: stopped },
        wordsFor: (setting, value) => words.wordsFor(setting, value) ?? value,
        own: handle.root.host,
      });
      if (set.promised !== promised) show.step({ plan: withoutSeed(given, set) });
      await sendPromotion({
        ...{ handle, act: act(), plan: given, set, form, signal: ended },
        signs: { ...models.signsOf(target.model), draft: asset.request.model },
        pressed() {
          current = null;
        },
        held(generation) {
          show.step({ step: 'sent' });
          follow.current = followPromotion(handle.witnesses, asset, generation, show.end);
        },
      });
      show.step({ step: 'running', startedAt: Date.now() });
      const patience = Math.max(PATIENCE_MS, 4 * (latency?.p90 ?? 0));
      follow.current?.wait(shortened('patience', patience));
    } catch (error) {
      follow.current?.stop();
      const known = error instanceof ActError ? error : null;
      if (known?.missing) missing.add(known.missing);
      why = known?.message ?? 'Tierwise failed; nothing was sent.';
      lost = known?.lost ?? [];
    }
    lost = (await set?.giveBack()) ?? lost;
    if (why !== null) show.end({ why });
    if (lost.length > 0) show.step({ lost: [...lost] });
  }

  /** Shows one promotion until it is taken back, or another one is shown. */
  function display(first: RunningPromotion) {
    let shown = first;
    let over = false;
    running.value = first;
    const put = (next: RunningPromotion) => {
      if (running.peek() !== shown) return;
      shown = next;
      running.value = next;
    };
    return {
      /** What ended goes on no more: a quick studio's no may come before our look at its sending. */
      step(next: Partial<RunningPromotion>) {
        if (!over || next.step === undefined) put({ ...shown, ...next });
      },
      end(how: { result: AssetCard } | { why: string }) {
        over = true;
        const { why: _, ...kept } = shown;
        if (running.peek() === shown) current = null;
        put({ ...kept, ...how, step: 'result' in how ? 'done' : 'failed' });
      },
    };
  }
  type Display = ReturnType<typeof display>;

  function undo(): void {
    if (isBusy() && current === null) return;
    clearTimeout(timer);
    current?.abort(new ActError('You took it back.'));
    current = null;
    running.value = null;
  }

  // A page that goes away, or only into the browser's memory, spends nothing when it comes back.
  addEventListener('pagehide', undo, { signal: ended });
  ended.addEventListener('abort', () => {
    undo();
    unwatch();
  });
  return { plan, start, undo, running };
}

function withoutSeed(plan: PromotionPlan, { promised }: SetForm): PromotionPlan {
  const isSeed = (words: string) => words.startsWith('seed ');
  return {
    ...plan,
    promised,
    carries: plan.carries.filter((words) => !isSeed(words)),
    leaves: [...plan.leaves, 'seed: the form did not take it'],
  };
}
