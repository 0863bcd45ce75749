import type { Credits } from '../credit.ts';
import type { Tier } from '../tier.ts';
import { chargedHeavy, chargedImages } from './heavy.ts';
import { type AssetLine, isTaken, type Line } from './line.ts';
import { timed } from './model-latency.ts';
import { isStopped, isWaived, rulesOf } from './stops.ts';
import { linesOfTier } from './tier-week.ts';
import type { SiteWeek } from './week-report.ts';
import { hasUsable } from './yields.ts';

/** Every figure that opens a list. */
export type Figure =
  | { of: 'usable' | 'reviewed' | 'generations' | 'credits' | 'unknown-charges' }
  | { of: 'heavy-discarded' | 'saved' | 'heavy-basis' | 'waived' | 'stopped' }
  | { of: 'cost'; tier: Tier | null }
  | { of: 'latency'; model: string | null }
  | { of: 'stop'; rule: string | null };

/**
 * One row of a list: a generation, or one asset of it. `counts`: it is in the upper number of the
 * figure, all rows are in the lower one. `credits`: its part of a figure of credits; null unknown.
 */
export type Entry = {
  line: Line;
  asset: AssetLine | null;
  counts: boolean;
  credits: Credits | null;
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
    case 'stopped':
      return lines.filter(isStopped).map((line) => whole(line));
    case 'stop':
      return lines
        .filter((line) => isStopped(line) && rulesOf(line).includes(figure.rule))
        .map((line) => whole(line));
  }
}

function whole(line: Line, counts: (line: Line) => boolean = () => true): Entry {
  return { line, asset: null, counts: counts(line), credits: line.charge };
}

function assetsOf(lines: readonly Line[], counting: 'usable' | 'rejected'): Entry[] {
  return lines.flatMap((line) =>
    line.assets.map((asset) => ({
      line,
      asset,
      counts: asset.rating === counting,
      credits: asset.share,
    })),
  );
}
