import { batchFit } from '../../shared/batch-fit.ts';
import { type ConceptMember, conceptMembers, conceptOf } from '../../shared/concept.ts';
import { type Countdown, countdown, countdownWords } from '../../shared/countdown.ts';
import { type Amount, formatAmount, formatCredits } from '../../shared/credit.ts';
import { type DayOutlook, dayOutlook, lasting } from '../../shared/day-outlook.ts';
import type { Destination } from '../../shared/destination.ts';
import { finalFrom } from '../../shared/final-from.ts';
import type { Instant, Site } from '../../shared/id.ts';
import { type Latency, latencyOf } from '../../shared/latency.ts';
import { type KnownPrice, quote } from '../../shared/price.ts';
import type { Mismatch } from '../../shared/prices/mismatches.ts';
import { promptAnalyser } from '../../shared/prompt/facts.ts';
import type { PromptFacts } from '../../shared/prompt/prompt-facts.ts';
import { recommend } from '../../shared/recommend.ts';
import type {
  Recommendation,
  RecommendationKind,
  RecommendInput,
} from '../../shared/recommendation.ts';
import { plainWords } from '../../shared/same-words.ts';
import { type SizeAdvice, sizeAdvice } from '../../shared/size-advice.ts';
import type { RecentGeneration, SiteSummary } from '../../shared/snapshot.ts';
import { type Stage, stageOf } from '../../shared/stage.ts';
import { TIER_LABEL, type Tier, tierFromName } from '../../shared/tier.ts';
import { moneyWords } from '../../shared/unit-price.ts';
import type { FormState, OfferedModel } from '../features/feature.ts';
import type { View } from '../state.ts';
import { type Excerpt, excerptsOf } from './excerpts.ts';
import { fitWords } from './fit-words.ts';
import { plural } from './format.ts';
import { stillRunning } from './still-running.ts';

/** All that the line beside Generate may say. At most three facts: `lead`, `price`, `rest`. */
export type Hint = {
  tier: Tier | null;
  lead: string | null;
  /** The lead is advice that can be dismissed. */
  advice: RecommendationKind | null;
  price: string;
  rest: string | null;
  tone: 'plain' | 'amber' | 'red';
  /** `hollow`: nothing is being recorded at this moment. */
  dot: 'hollow' | 'alert' | null;
  /** For the card and for screen readers. */
  quoted: Amount;
  source: string;
  perItem: Amount | null;
  outlook: DayOutlook | null;
  /** By the plan that the person stated; null where none was. */
  money: string | null;
  /** A charge that was not as expected, and asks for a word. */
  asks: Mismatch | null;
  /** What was sent last, while it is under way, and the times that it is held against. */
  running: { state: Countdown; latency: Latency | null } | null;
  /** What the settings mean for the destination; null where none was chosen. */
  size: SizeAdvice | null;
  /** Why the tier fits, in one line; null where none was weighed. */
  because: string | null;
  /** Words of the prompt that caused the advice. */
  excerpts: readonly Excerpt[];
  /** What one usable final takes, tier by tier. */
  outlooks: Recommendation['outlooks'];
  /** The model that the advice is for, where it is for one; it can be chosen with a key. */
  accepts: string | null;
};

export type HintInput = {
  site: Site;
  form: FormState;
  models: readonly OfferedModel[];
  view: View | null;
  recording: 'live' | 'reload';
  muted: readonly RecommendationKind[];
  /** The person chose this model for this idea knowing the advice. */
  pinned: boolean;
  destination: Destination | null;
  /** What the person works on; its cap counts as well. */
  project: string | null;
  now: Instant;
};

/** Keeps what the sentences said while one of them is edited. */
const readPrompt = promptAnalyser();
/** A page that was not understood this recently still is not. */
const RECENTLY_MS = 10 * 60_000;

const LEFT_WHEN = { day: ' today', week: ' this week', project: ' for this project', balance: '' };

/** The line for what the form says now. Pure, and cheap enough for each keystroke. */
export function hintFor(input: HintInput): Hint {
  const { site, form, view, now } = input;
  const summary = view?.snapshot.sites[site] ?? null;
  const tier = tierOf(form.modelLabel) ?? tierOf(form.model);
  const key = {
    model: form.model,
    kind: form.kind,
    resolution: form.resolution,
    quality: qualityIn(form.chosen, summary?.prices ?? []),
    count: form.count,
    durationS: form.durationS,
  };
  const { quoted, source } = quote(summary?.prices ?? [], key, form.shownCost, {
    now,
    zone: summary?.reset?.zone ?? 'UTC',
  });
  const outlook =
    summary && view
      ? dayOutlook(summary, view.snapshot.rules.caps, now, {
          shownBalance: form.shownBalance,
          project: input.project,
          ahead: view.ahead?.[site],
        })
      : null;
  const { facts, concept, advice } = adviceOf(input, { ...key, tier, quoted, promoted: false });
  const state = restOf(input, outlook, quoted);
  const size =
    input.destination &&
    sizeAdvice({
      current: { ...key, aspect: form.aspect },
      credits: quoted.credits,
      destination: input.destination,
      prices: summary?.prices ?? [],
      sizes: view?.shelf?.sizes?.[site] ?? [],
      draft: tier === 'light' && concept?.stage === 'explores',
    });
  const sized =
    size?.say &&
    advice?.kind !== 'tier' &&
    advice?.kind !== 'overlay' &&
    !input.muted.includes('size')
      ? size.say
      : null;
  const running = runningOf(input, summary);
  const count = form.count ?? 1;
  return {
    tier,
    lead: sized ?? advice?.say ?? (tier ? TIER_LABEL[tier] : form.modelLabel),
    advice: sized ? 'size' : (advice?.kind ?? null),
    price: `${formatAmount(quoted)} cr`,
    ...state,
    ...(running && state.tone === 'plain' && { rest: countdownWords(running.state) }),
    quoted,
    source,
    perItem:
      count > 1 && quoted.credits !== null
        ? { credits: Math.round(quoted.credits / count), provenance: quoted.provenance }
        : null,
    outlook,
    money: moneyWords(quoted.credits, summary?.plan ?? null),
    asks: asksOf(summary, now),
    running,
    size,
    because: advice?.because ?? null,
    excerpts: facts && advice ? excerptsOf(form.prompt ?? '', facts.spans, advice.causes) : [],
    outlooks: advice?.outlooks ?? [],
    accepts: sized ? null : (advice?.alternative?.model ?? null),
  };
}

type Advised = { facts: PromptFacts | null; concept: Stage | null; advice: Recommendation | null };

function adviceOf(input: HintInput, current: RecommendInput['current']): Advised {
  const { site, form, view, now } = input;
  if (form.prompt === null || view === null) return { facts: null, concept: null, advice: null };
  const summary = view.snapshot.sites[site];
  const facts = readPrompt(form.prompt);
  const concept = conceptState(form.prompt, site, view, now);
  const models = modelsOf(input);
  const advice = recommend({
    facts,
    current,
    models,
    prices: summary?.prices ?? [],
    latencies: summary?.latencies ?? [],
    rated: summary?.sums?.rated ?? [],
    promotions: summary?.promotions ?? [],
    concept,
    finalFrom: finalFrom(input.destination, form, models, view.shelf?.sizes?.[site] ?? []),
    secondsLeft: summary ? secondsLeft(summary, input) : null,
    pinned: input.pinned,
    muted: input.muted,
  });
  return { facts, concept, advice };
}

/** A deadline further off than this hurries no single press. */
const HURRY_MS = 60 * 60_000;

/** Until what the brief asks for has to be there, where that is soon; null: no hurry. */
function secondsLeft({ brief }: SiteSummary, { project, now }: HintInput): number | null {
  const { deadline, project: own } = brief?.brief ?? { deadline: null, project: null };
  if (deadline === null || (own !== null && own !== project)) return null;
  const left = deadline - now;
  return left > 0 && left <= HURRY_MS ? left / 1000 : null;
}

/** Asked for as long as the person may still know what it was about. */
const ASKED_MS = 30 * 60_000;

function asksOf(summary: SiteSummary | null, now: Instant): Mismatch | null {
  const open = summary?.mismatches?.find(({ learn }) => learn === null);
  return open && now - open.at < ASKED_MS ? open : null;
}

function runningOf({ view, site, now }: HintInput, summary: SiteSummary | null): Hint['running'] {
  const ofSite = view?.snapshot.recent.filter((one) => one.site === site) ?? [];
  const [one] = stillRunning(ofSite, now);
  if (!one) return null;
  const latency = latencyOf(summary?.latencies ?? [], one);
  return { state: countdown(one.at, now, latency), latency };
}

function restOf(
  { view, recording, site, now, form }: HintInput,
  outlook: DayOutlook | null,
  quoted: Amount,
): Pick<Hint, 'rest' | 'tone' | 'dot'> {
  if (recording === 'reload') return { rest: 'reload to record', tone: 'amber', dot: 'hollow' };
  if (view?.misunderstood.some((one) => one.site === site && now - one.at < RECENTLY_MS))
    return { rest: 'page not understood, nothing guessed', tone: 'amber', dot: 'alert' };
  const connection = view?.connection;
  if (connection && ['away', 'stranger', 'forbidden'].includes(connection.state)) {
    const waiting =
      connection.waiting > 0 ? `, ${plural(connection.waiting, 'event')} waiting` : '';
    return { rest: `history paused${waiting}`, tone: 'amber', dot: 'hollow' };
  }
  const dot = connection?.state === 'connected' ? null : 'hollow';
  const left = outlook?.left ?? form.shownBalance;
  if (!outlook || (outlook.generations === 0 && !hasHistory(view, site))) {
    const rest = 'no charges seen yet';
    return { rest, tone: 'plain', dot };
  }
  if (left === null) return { rest: 'balance ?', tone: 'plain', dot };
  const words = `${formatCredits(left)} left${LEFT_WHEN[outlook.leftIs ?? 'balance']}`;
  const fit = batchFit(quoted.credits, form.count, outlook);
  if (fit) return { rest: fitWords(fit, now), tone: 'red', dot };
  if (quoted.credits !== null && quoted.credits > left)
    return { rest: `${words}, not enough`, tone: 'red', dot };
  const lasts = lasting(outlook);
  const tone = lasts === 'will not last' ? 'red' : lasts === 'may not last' ? 'amber' : 'plain';
  return { rest: lasts ? `${words}, ${lasts}` : words, tone, dot };
}

function hasHistory(view: View | null, site: Site): boolean {
  const summary = view?.snapshot.sites[site];
  return Boolean(summary && (summary.days.length > 0 || summary.prices.some(({ n }) => n > 0)));
}

function modelsOf({ models, view, site }: HintInput): { model: string; tier: Tier | null }[] {
  const seen = new Map(models.map(({ id, label }) => [id, tierOf(label) ?? tierOf(id)]));
  for (const { key } of view?.snapshot.sites[site]?.prices ?? [])
    if (key.model !== null && !seen.has(key.model)) seen.set(key.model, tierOf(key.model));
  return [...seen].map(([model, tier]) => ({ model, tier }));
}

/** Recent generations of a view in the shape that concepts are found by; built once a view. */
const members = new WeakMap<readonly RecentGeneration[], ConceptMember[]>();

function conceptState(prompt: string, site: Site, { snapshot }: View, now: Instant): Stage {
  const { recent } = snapshot;
  const known = members.get(recent) ?? conceptMembers(recent, site);
  members.set(recent, known);
  const concept = conceptOf({ prompt, parents: [] }, now, known);
  return stageOf(
    concept === null ? [] : recent.filter((one) => one.site === site && one.concept === concept),
  );
}

/** The quality that is chosen, told by those that requests were seen with; null: none of them, or several. */
function qualityIn(chosen: string, prices: readonly KnownPrice[]): string | null {
  const known = new Set(prices.flatMap(({ key }) => key.quality ?? []));
  if (known.size === 0) return null;
  const words = new Set(chosen.split('\n').map(plainWords));
  const found = [...known].filter((quality) =>
    [quality, `${quality} quality`].some((wanted) => words.has(plainWords(wanted))),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

function tierOf(name: string | null): Tier | null {
  return name === null ? null : tierFromName(name);
}
