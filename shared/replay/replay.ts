import type { Credits } from '../credit.ts';
import { decide } from '../decide.ts';
import type { Verdict } from '../generation.ts';
import type { Id, Site } from '../id.ts';
import type { Past } from './past.ts';
import type { Range, Replay, RuleReplay, SiteReplay, Way } from './replay-result.ts';
import { Differences, factsUnder, priceUnder, type WhatIf } from './what-if.ts';

/**
 * What nobody can know of another past: whether the person would have gone on when asked, and
 * whether what was saved early would have left room for what came later. Each is tried both ways;
 * what the four tell is the range.
 */
type Assumption = { asksStop: boolean; sumsFollow: boolean };
export const ASSUMPTIONS: readonly Assumption[] = [
  { asksStop: false, sumsFollow: false },
  { asksStop: true, sumsFollow: false },
  { asksStop: false, sumsFollow: true },
  { asksStop: true, sumsFollow: true },
];

/** What became of one request: what was said, whether it went, and what it cost as far as is known. */
type Fate = { verdict: Verdict; admitted: boolean; cost: Credits };
type Judged = Fate & { past: Past; rules: readonly string[]; before: Fate };

/** The past judged again, once under each assumption. */
export type Runs = readonly (readonly Judged[])[];

/** Judges the past by other rules, caps or prices. @param past oldest first, see `pastOf`. */
export function replay(past: readonly Past[], whatIf: WhatIf): Replay {
  return replayOf(past, judgeAgain(past, whatIf));
}

/**
 * @param past oldest first, see `pastOf`. @param than what to compare with, judged again under the
 * same assumption; null: what really happened.
 */
export function judgeAgain(
  past: readonly Past[],
  whatIf: WhatIf,
  than: WhatIf | null = null,
): Runs {
  return ASSUMPTIONS.map((assumption) => {
    const before = than === null ? null : run(past, than, assumption, null);
    return run(past, whatIf, assumption, before);
  });
}

/** What became of a request otherwise than before, under each of the four assumptions. */
export type Differing = {
  generation: Id;
  /** The rules that spoke wherever it was held. */
  rules: readonly string[];
  ways: readonly Way[];
};

/** Only those of which something differs under any assumption, oldest first. */
export function differingIn(runs: Runs): Differing[] {
  const [first = []] = runs;
  return first.flatMap(({ past: { generation } }, i): Differing | [] => {
    const all = runs.flatMap((judged) => judged[i] ?? []);
    const ways = all.map((one) => (isStopped(one) ? 'held' : isLetThrough(one) ? 'sent' : 'same'));
    if (ways.every((way) => way === 'same')) return [];
    return { generation, ways, rules: [...new Set(all.filter(isStopped).flatMap(rulesOf))] };
  });
}

function rulesOf({ rules }: Judged): readonly string[] {
  return rules;
}

/** The figures of what was judged again. */
export function replayOf(past: readonly Past[], runs: Runs): Replay {
  const first = runs[0] ?? [];
  const over = (tell: (judged: readonly Judged[]) => number): Range => {
    const told = runs.map(tell);
    return { low: Math.min(...told), high: Math.max(...told) };
  };
  const sites = [...new Set(past.map(({ site }) => site))].sort();
  const ids = [...new Set(runs.flat().flatMap(({ rules }) => rules))].sort();
  return {
    requests: past.length,
    recomputed: past.filter(({ recomputed }) => recomputed).length,
    from: past[0]?.at ?? null,
    until: past.at(-1)?.at ?? null,
    // Where the sums are as they were, each decision can be held against the one of then.
    changed: first.filter(({ verdict, before }) => verdict !== before.verdict).length,
    stopped: over((judged) => judged.filter(isStopped).length),
    letThrough: over((judged) => judged.filter(isLetThrough).length),
    minutesSaved: over((judged) => sum(judged.filter(isStopped), minutesOf)),
    usableAtRisk: {
      low: over((judged) => sum(judged.filter(isStopped), ({ assets }) => assets.usable)).low,
      high: over((judged) =>
        sum(judged.filter(isStopped), ({ assets }) => assets.usable + assets.unreviewed),
      ).high,
    },
    sites: sites.map((site) => siteReplay(site, runs, over)),
    rules: ids.map((rule) => ruleReplay(rule, over)),
  };
}

/** Which requests would have gone to the studio, were the person to go on when asked. */
export function admittedBy(past: readonly Past[], whatIf: WhatIf): Set<Id> {
  const judged = run(past, whatIf, { asksStop: false, sumsFollow: false }, null);
  return new Set(judged.flatMap((one) => (one.admitted ? one.past.generation : [])));
}

function run(
  past: readonly Past[],
  whatIf: WhatIf,
  assumption: Assumption,
  than: readonly Fate[] | null,
): Judged[] {
  const differences = new Differences();
  return past.map((one, i) => {
    const facts = factsUnder(whatIf, one, differences);
    const { verdict, because } = decide(facts, whatIf.rules, one.at, 'companion');
    const admitted = isAdmitted(one, verdict, assumption);
    const cost = admitted ? costAdmitted(whatIf, one) : 0;
    if (assumption.sumsFollow) {
      const generations = Number(admitted) - Number(one.released);
      const spent = cost - costThen(one);
      if (spent !== 0 || generations !== 0) differences.add(one, { spent, generations });
    }
    const now = { verdict, admitted, cost };
    const before = than ? fateUnder(than[i] ?? now, now, one) : fateThen(one);
    return { past: one, rules: because.map(({ rule }) => rule), before, ...now };
  });
}

/**
 * Where the same was said then, the person's answer is known, and whoever answered one question
 * answers another alike. A question that is new is answered as assumed; a block stops.
 */
function isAdmitted({ verdict: then, released }: Past, now: Verdict, { asksStop }: Assumption) {
  if (now === then) return released;
  if (now === 'block') return false;
  if (then === 'allow') return released && !asksStop;
  if (now === 'allow') return true;
  return then === 'block' ? released || !asksStop : released;
}

function fateThen(past: Past): Fate {
  return { verdict: past.verdict, admitted: past.released, cost: costThen(past) };
}

/** What only the other of two pasts would have changed is no difference to what happened. */
function fateUnder(than: Fate, now: Fate, { released }: Past): Fate {
  return than.admitted !== now.admitted && now.admitted === released ? now : than;
}

function isStopped({ before, admitted }: Judged): boolean {
  return before.admitted && !admitted;
}

function isLetThrough({ before, admitted }: Judged): boolean {
  return !before.admitted && admitted;
}

type Over = (tell: (judged: readonly Judged[]) => number) => Range;

/** Credits of two studios are different things and never meet in one number. */
function siteReplay(site: Site, runs: Runs, over: Over): SiteReplay {
  const own = (judged: readonly Judged[]) => judged.filter(({ past }) => past.site === site);
  const unknown = new Set(
    runs.flatMap((judged) =>
      own(judged).flatMap((one) =>
        isStopped(one) && one.past.charge === null ? one.past.generation : [],
      ),
    ),
  );
  return {
    site,
    spent: sum(
      own(runs[0] ?? []).filter(({ past }) => past.released),
      ({ charge }) => charge ?? 0,
    ),
    saved: over((judged) =>
      own(judged).reduce((total, { before, cost }) => total + before.cost - cost, 0),
    ),
    stopped: over((judged) => own(judged).filter(isStopped).length),
    unknownCharges: unknown.size,
  };
}

/** What went then costs what it cost; an unknown charge saves nothing and costs nothing. */
function costAdmitted({ prices }: WhatIf, past: Past): Credits {
  if (past.released && past.charge === null) return 0;
  return priceUnder(prices, past) ?? past.charge ?? past.quoted ?? 0;
}

function costThen({ released, charge }: Past): Credits {
  return released ? (charge ?? 0) : 0;
}

function ruleReplay(rule: string, over: Over): RuleReplay {
  const named = (judged: readonly Judged[]) => judged.filter(({ rules }) => rules.includes(rule));
  return {
    rule,
    spoke: over((judged) => named(judged).length),
    stopped: over((judged) => named(judged).filter(isStopped).length),
  };
}

function minutesOf({ latencyMs }: Past): number {
  return (latencyMs ?? 0) / 60_000;
}

function sum(judged: readonly Judged[], of: (past: Past) => number): number {
  return judged.reduce((total, { past }) => total + of(past), 0);
}
