import type { Credits } from '../credit.ts';
import type { Way } from '../replay/replay-result.ts';
import type { Tier } from '../tier.ts';
import { chargedHeavy, chargedImages } from './heavy.ts';
import { type AssetLine, isTaken, type Line } from './line.ts';
import { timed } from './model-latency.ts';
import {
  isAskedAgain,
  isStopped,
  isStoppedByRule,
  isUnderWaiver,
  isWaived,
  rulesOf,
} from './stops.ts';
import { linesOfTier } from './tier-week.ts';
import type { SiteWeek } from './week-report.ts';
import { hasUsable } from './yields.ts';

/** Every figure that opens a list. */
export type Figure =
  | { of: 'usable' | 'reviewed' | 'generations' | 'credits' | 'unknown-charges' }
  | { of: 'heavy-discarded' | 'saved' | 'heavy-basis' | 'waived' | 'under-waiver' | 'stopped' }
  | { of: 'cost'; tier: Tier | null }
  | { of: 'latency'; model: string | null }
  | { of: 'stop'; rule: string | null }
  | { of: 'not-spent' | 'would-wait' | 'at-risk' }
  /** `rule` null: whichever rule that watches. */
  | { of: 'would-hold'; rule: string | null };

/**
 * One row of a list: a generation, or one asset of it. `counts`: it is in the upper number of the
 * figure, all rows are in the lower one. `credits`: its part of a figure of credits; null unknown.
 * `ways`: what would have become of it under each assumption, where the figure is of that.
 */
export type Entry = {
  line: Line;
  asset: AssetLine | null;
  counts: boolean;
  credits: Credits | null;
  ways: readonly Way[] | null;
};

/** The generations or assets behind a figure, oldest first. The figure is their sum. */
export function listBehind(week: SiteWeek, figure: Figure): Entry[] {
  const { lines, heavyBefore } = week;
  const taken = lines.filter(isTaken);
  switch (figure.of) {
    case 'usable':
      return assetsOf(taken, 'usable');
    case 'reviewed':
      return assetsOf(taken, 'usable').filter(({ asset }) => asset?.rating !== null);
    case 'generations':
      return taken.filter(({ end }) => end === 'succeeded').map((line) => whole(line, hasUsable));
    case 'credits':
      return taken.filter(({ charge }) => charge !== null).map((line) => whole(line));
    case 'unknown-charges':
      return taken.filter(({ charge }) => charge === null).map((line) => whole(line));
    case 'cost':
      return linesOfTier(lines, figure.tier)
        .filter(({ charge }) => charge !== null)
        .map((line) => whole(line, hasUsable));
    case 'heavy-discarded':
      return assetsOf(chargedHeavy(lines), 'rejected').filter(
        ({ asset }) => asset?.rating !== null,
      );
    case 'saved':
      return chargedImages(lines).map((line) => whole(line, hasUsable));
    case 'heavy-basis':
      return [...heavyBefore, ...chargedImages(chargedHeavy(lines))].map((line) =>
        whole(line, hasUsable),
      );
    case 'latency':
      return timed(lines)
        .filter(({ model }) => model === figure.model)
        .map((line) => whole(line));
    case 'waived':
      return lines.filter(isWaived).map((line) => whole(line));
    case 'under-waiver':
      return lines.filter(isUnderWaiver).map((line) => whole(line));
    case 'stopped':
      return lines.filter(isStopped).map((line) => asQuoted(line));
    case 'stop':
      return lines
        .filter((line) => isStopped(line) && rulesOf(line).includes(figure.rule))
        .map((line) => asQuoted(line));
    case 'not-spent':
      return lines
        .filter(isStoppedByRule)
        .map((line) => asQuoted(line, !isAskedAgain(line, lines)));
    case 'would-hold':
      return differing(week, figure.rule);
    case 'would-wait':
      return differing(week).filter(({ line }) => line.latencyMs !== null);
    case 'at-risk':
      return differing(week).flatMap(({ line, ways }) =>
        assetsOf([line], 'usable')
          .filter(({ asset }) => asset?.rating !== 'rejected')
          .map((entry) => ({ ...entry, ways })),
      );
  }
}

/** What the rules that watch, or one of them, would have changed; what was held surely counts. */
function differing({ lines, watching }: SiteWeek, rule: string | null = null): Entry[] {
  const found = new Map((watching?.differing ?? []).map((one) => [one.generation, one]));
  return lines.flatMap((line): Entry | [] => {
    const one = found.get(line.id);
    if (!one || (rule !== null && !one.rules.includes(rule))) return [];
    const { ways } = one;
    const credits = line.outcome === 'released' ? line.charge : line.quoted;
    return { line, asset: null, counts: ways.every((way) => way === 'held'), credits, ways };
  });
}

function whole(line: Line, counts: (line: Line) => boolean = () => true): Entry {
  return { line, asset: null, counts: counts(line), credits: line.charge, ways: null };
}

/** What did not go cost nothing; what counts is what it would have cost. */
function asQuoted(line: Line, counts = true): Entry {
  return { line, asset: null, counts, credits: line.quoted, ways: null };
}

function assetsOf(lines: readonly Line[], counting: 'usable' | 'rejected'): Entry[] {
  return lines.flatMap((line) =>
    line.assets.map((asset) => ({
      line,
      asset,
      counts: asset.rating === counting,
      credits: asset.share,
      ways: null,
    })),
  );
}
