import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { Site } from '../../shared/id.ts';
import { ANCHORS, type AnchorName, REQUIRED_ANCHORS } from '../../shared/site/parts.ts';
import type { Anchor, SeenRequest, Understanding } from '../../shared/site/understanding.ts';
import { sendMessage } from '../page-messages.ts';
import { labelOf, namedAs, settingOf } from '../site/locate.ts';
import { placeOf } from '../site/place-of.ts';
import type { FromPage } from '../site/wire.ts';
import type { ResolvedProfile } from '../state.ts';
import type { FoundPart, Recognised, SiteReader } from './feature.ts';

/** A page that builds itself up is given this long before it is called changed. */
const SETTLES_MS = 1500;
const SAY_AFTER_MS = 300;
/** Of a profile's first locator, and what each further one takes away. */
const FIRST_LOCATOR = 0.95;
const PER_FALLBACK = 0.1;
const MOST_SEEN = 50;
const CHOICES = new Set<AnchorName>(['model', 'resolution', 'aspect', 'duration', 'count']);
const RECOGNISED = { id: 'recognised', version: 1, source: 'recognised' } as const;
const KINDS = ['submit', 'status', 'balance', 'history', 'models'] as const;

type Needs = {
  site: Site;
  reader: SiteReader;
  resolved: ReadonlySignal<ResolvedProfile>;
  recognised: ReadonlySignal<Recognised | null>;
  understanding: Signal<Understanding | null>;
  /** The required parts are where the profile says. */
  stands(): void;
  /** They are not, or it is not a profile to rely on: somebody has to look for them. */
  lost(): void;
  ended: AbortSignal;
};

/** Checks at load and at each change whether the page still is what it is taken for, and says so. */
export function checkPage(needs: Needs): {
  seen(request: SeenRequest): void;
  receive(message: FromPage): void;
} {
  const { site, reader, resolved, recognised, understanding, ended } = needs;
  const requests = signal<readonly SeenRequest[]>([]);
  /** Pathnames on which the form stood. */
  const stood = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  let settled = false;

  const check = () => {
    const { profile, source } = resolved.peek();
    const parts = reader.parts.peek();
    const missing = REQUIRED_ANCHORS.filter((anchor) => !parts[anchor]);
    const { pathname } = location;
    const doubt = recognised.peek()?.doubt ?? null;
    if (missing.length === 0) stood.add(pathname);
    // What was only learned is checked against the page each time; pointing says nothing of requests.
    const sends = profile.net.submit.length > 0;
    const firm = missing.length === 0 && sends && source !== 'learned';
    if (firm) needs.stands();
    else if (settled) needs.lost();
    const isForm = stood.has(pathname) || missing.length < REQUIRED_ANCHORS.length;
    const state =
      missing.length === 0 ? 'understood' : doubt !== null || isForm ? 'paused' : 'none';
    // Before it was looked at closely, a half-built page is no changed one.
    const stoodHere = settled && stood.has(pathname);
    if (state === 'paused' && recognised.peek() === null && !stoodHere) return;
    const anchors: { [A in AnchorName]?: Anchor } = {};
    for (const anchor of ANCHORS) {
      const part = parts[anchor];
      if (part) anchors[anchor] = anchorOf(part, resolved.peek(), anchor);
    }
    const looked = firm || recognised.peek() !== null;
    const notFound = looked ? `not found: ${missing.join(', ')}` : 'still looking';
    // A first guess that found nothing here and heard nothing is no profile of this page.
    const used = Object.values(parts).some(({ from }) => from === 'profile');
    const guessed = source === 'bundled' && !used && requests.peek().length === 0;
    understanding.value = {
      ...{ site, path: pathname.slice(0, 500), at: Date.now(), state, looked },
      reason: state === 'understood' ? null : (doubt ?? notFound),
      profile: guessed ? RECOGNISED : { id: profile.id, version: profile.version, source },
      ...{ anchors, requests: requests.peek() },
    };
    clearTimeout(saying);
    saying = setTimeout(() => {
      const said = understanding.peek();
      if (said) void sendMessage('understood', said).catch(() => {});
    }, SAY_AFTER_MS);
  };
  // What is written changes with each key and is no part of what is told.
  const settings = computed(() => JSON.stringify({ ...reader.form.value, prompt: null }));
  const stop = effect(() => {
    void [reader.parts.value, resolved.value, recognised.value, requests.value, settings.value];
    check();
  });
  const settle = () => {
    timer = setTimeout(() => {
      settled = true;
      check();
    }, SETTLES_MS);
  };
  if (document.readyState === 'complete') settle();
  else addEventListener('load', settle, { once: true, signal: ended });
  ended.addEventListener('abort', () => {
    stop();
    clearTimeout(timer);
    clearTimeout(saying);
  });

  const seen = (request: SeenRequest) => {
    const isSame = ({ rule, as }: SeenRequest) => rule === request.rule && as === request.as;
    if (requests.peek().some((one) => isSame(one) && one.confidence >= request.confidence)) return;
    requests.value = [...requests.peek().filter((one) => !isSame(one)), request].slice(-MOST_SEEN);
  };
  return {
    seen,
    /** A request that a rule of the profile names. */
    receive(message) {
      if (message.kind !== 'submit' && message.kind !== 'answer') return;
      const { net } = resolved.peek().profile;
      const { rule, method, url } = message;
      const as = KINDS.find((kind) => net[kind].some(({ id }) => id === rule));
      if (!as) return;
      const { origin, pathname: path } = new URL(url, document.baseURI);
      const evidence = [`the profile’s rule “${rule}”`];
      seen({ rule, as, method, origin, path, confidence: FIRST_LOCATOR, evidence });
    },
  };
}

function anchorOf(
  part: FoundPart,
  { profile, source }: ResolvedProfile,
  anchor: AnchorName,
): Anchor {
  const { x, y, width, height } = placeOf(part.element);
  const place = { text: wordsOf(part.element, anchor), rect: { x, y, width, height } };
  if (part.from === 'recognised') {
    const { confidence, evidence } = part;
    return { ...{ locator: part.locator(), confidence, evidence, from: part.from }, ...place };
  }
  const locator = profile.dom[anchor][part.locator] ?? null;
  const confidence = Math.max(0.5, FIRST_LOCATOR - PER_FALLBACK * part.locator);
  const evidence = [
    `found by the profile’s locator ${part.locator + 1} of ${profile.dom[anchor].length}`,
  ];
  return {
    ...{ locator, confidence, evidence, from: source === 'taught' ? 'taught' : 'profile' },
    ...place,
  };
}

/** Of a choice, what is chosen: all that it offers would be no name. */
function wordsOf(element: HTMLElement, anchor: AnchorName): string | null {
  if (!CHOICES.has(anchor)) return namedAs(element);
  return (settingOf(element)?.trim() || labelOf(element)).slice(0, 120) || null;
}
