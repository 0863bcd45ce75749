import { effect, signal } from '@preact/signals-core';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Understanding } from '../../../shared/site/understanding.ts';
import { createDelivery } from '../../features/deliver.ts';
import type { FeatureContext, HoldState, Recognised } from '../../features/feature.ts';
import { followProfile } from '../../features/follow-profile.ts';
import { formWhenPressed } from '../../features/form-when-pressed.ts';
import { createGate } from '../../features/generation-gate.ts';
import { hearPage, type Receiver } from '../../features/hear-page.ts';
import { createHoldSurface } from '../../features/hold-surface.ts';
import type { Learner } from '../../features/learner.ts';
import { type OverlayHandle, outerOverlay, shareOverlay } from '../../features/overlay-handle.ts';
import { createRecorder } from '../../features/record-generations.ts';
import { recordPrices } from '../../features/record-prices.ts';
import { createReporter } from '../../features/report-misunderstood.ts';
import { checkPage } from '../../features/self-check.ts';
import { watchShown } from '../../features/shown-outcome.ts';
import { surfaceOf } from '../../features/top-surface.ts';
import { sendMessage } from '../../page-messages.ts';
import { listenFirst } from '../../site/listen-first.ts';
import { createOverlayRoot } from '../../site/overlay-root.ts';
import { readSite } from '../../site/read.ts';
import { type PagePort, takePort } from '../../site/take-port.ts';
import { trip } from '../../site/trip.ts';
import type { FromPage, ToPage } from '../../site/wire.ts';
import { preferences, view as storedView, type View } from '../../state.ts';

const RUNNING = '__tierwise';
/** A page that is never idle gets what is seen after this. */
const IDLE_WITHIN_MS = 2000;

/** Our side of the page: asks for decisions, shows them, records what happened. */
export default defineContentScript({
  registration: 'runtime',
  matches: ['http://localhost/*'],
  // The page would see it, and could end this script by a message of the same kind.
  noScriptStartedPostMessage: true,
  main(context) {
    try {
      start(context);
    } catch {
      createReporter()('Tierwise could not start on this page; nothing is held or recorded');
    }
  },
});

function start(context: ContentScriptContext): void {
  // Seen by the background, which does not start a second one beside it.
  const world = globalThis as { [RUNNING]?: { isValid: boolean } };
  if (world[RUNNING]?.isValid) return;
  world[RUNNING] = context;
  trip('overlay-start');
  const site = self.origin;
  const { signal: ended } = context;
  // A frame inside the studio's page takes part in what is known of the whole page.
  const outer = outerOverlay();
  const own = followProfile(site, ended);
  const resolved = outer?.resolved ?? own.resolved;
  const profile = () => resolved.peek().profile;
  const recording = signal<'live' | 'reload'>('reload');
  const hold = signal<HoldState | null>(null);
  const view = signal<View | null>(null);
  const recognised = signal<Recognised | null>(null);
  const understanding = signal<Understanding | null>(null);
  // Until it is known what there is to look for.
  const watchesAll = outer?.watchesAll ?? signal(true);
  let project: string | null = null;
  let port: PagePort | null = null;
  const post = (message: ToPage) => port?.post(message);

  const guard: OverlayHandle['guard'] = outer?.guard ?? { current: null };
  const intercept = listenFirst(ended, guard);
  const expected: OverlayHandle['expected'] = outer?.expected ?? { current: null };
  const witnesses: OverlayHandle['witnesses'] = outer?.witnesses ?? new Set();
  const allowed: OverlayHandle['allowed'] = outer?.allowed ?? { current: null };
  const ears: OverlayHandle['ears'] = outer?.ears ?? new Set();
  const learning: OverlayHandle['learner'] = outer?.learner ?? { current: null };
  let learner: Learner | null = null;
  const delivery = createDelivery(witnesses);
  const misunderstood = createReporter();
  const reader = readSite({ site, resolved, trusted: own.trusted, recognised, ended });
  const form = () => (outer ?? { reader }).reader.form.peek();
  const surface = surfaceOf(createHoldSurface(hold));
  const gate = createGate({
    ...{ site, profile, delivery, expected, allowed, misunderstood, surface },
    port: { post },
    unheld(how) {
      misunderstood(`What makes images was sent by ${how}, which could not be held`);
      void sendMessage('unheld', { how, byEnter: false }).catch(() => {});
    },
    form,
    formWhenPressed: formWhenPressed(form, ended),
    project: () => project,
  });
  const recorder = createRecorder({
    ...{ site, profile, delivery, misunderstood },
    released: gate.released,
    offer: reader.offer,
  });
  watchShown(ended, recorder.shown);
  const speak = {
    receive(message: FromPage) {
      if (message.kind === 'fault')
        misunderstood(`Tierwise failed at "${message.where}"; the page went on`);
      if (message.kind === 'dropped')
        misunderstood(`The page had more ${message.what} in a minute than are looked through`);
    },
  };
  const receivers: Receiver[] = [gate, recorder, speak];
  const { hear, replay } = hearPage({
    ...{ profile, receivers, post, heldAt: gate.heldAt },
    learner: () =>
      (learner ??= learning.current?.({ adopt: gate.adopt, disown: gate.disown, hear }) ?? null),
  });
  const receive = (message: FromPage) => {
    for (const listen of ears) listen(message);
    hear(message);
  };
  takePort(receive, (taken) => {
    port = taken;
    recording.value = 'live';
    const watch = () => {
      const { net, refusal } = resolved.peek().profile;
      const watched = [...net.status, ...net.balance, ...net.history, ...net.models];
      const text = JSON.stringify({ submit: net.submit, watched, refusal });
      post({ kind: 'watch', seq: 0, net: text, all: watchesAll.peek() });
    };
    for (const changes of [resolved, watchesAll])
      ended.addEventListener('abort', changes.subscribe(watch));
  });
  addEventListener('pagehide', () => gate.leave(), { signal: ended });

  void storedView.getValue().then((value) => {
    view.value = value;
  });
  context.onInvalidated(
    storedView.watch((value) => {
      view.value = value;
    }),
  );
  void preferences.getValue().then((value) => {
    project = value.project;
  });
  context.onInvalidated(
    preferences.watch((value) => {
      project = value.project;
    }),
  );

  if (outer) receivers.push(outer);
  if (window !== window.top) return;
  const features: FeatureContext = {
    root: createOverlayRoot(ended),
    reader,
    view,
    recording,
    hold,
    openedHint: signal(null),
    understanding,
    signal: ended,
  };
  recordPrices(features, delivery);
  const page = checkPage({
    ...{ site, reader, resolved, recognised, understanding, ended },
    stands: () => {
      if (!learning.current) watchesAll.value = false;
    },
    lost: once(() => void sendMessage('wantUnderstanding', undefined).catch(() => {})),
  });
  receivers.push(page);
  shareOverlay({
    ...features,
    ...{ resolved, recognised, learner: learning, watchesAll, replay },
    trusted: own.trusted,
    ...{ expected, witnesses, intercept, looker: signal(null) },
    ...{ seen: page.seen, receive: page.receive, allowed, guard, ears, surface },
    observe: (body, at) => delivery.observe(body, at),
    zone: () => delivery.zone,
    project: () => project,
    get profile() {
      return profile();
    },
    take: hear,
  });
  const wantCards = () => void sendMessage('wantCards', undefined).catch(() => {});
  whenIdle(wantCards, ended);
  // What asks the person is among what comes late.
  effect(() => {
    if (hold.value) wantCards();
  });
}

/** What is seen is not needed before the page stands, and must not delay it. */
function whenIdle(work: () => void, ended: AbortSignal): void {
  const rest = () =>
    requestIdleCallback(() => ended.aborted || work(), { timeout: IDLE_WITHIN_MS });
  if (document.readyState !== 'loading') rest();
  else document.addEventListener('DOMContentLoaded', rest, { once: true, signal: ended });
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
