import * as z from 'zod/mini';
import { PriceKey } from './event.ts';
import type { GenerationRecord } from './generation-record.ts';
import { priceSlot } from './price-slot.ts';

/**
 * Seen latency of one combination of settings, release to first asset, in milliseconds. A setting
 * that is absent was not looked at: the figure is over all that was seen of it. Null: the request
 * did not say.
 */
export const KnownLatency = z.object({
  model: z.nullable(z.string()),
  resolution: z.optional(z.nullable(z.string())),
  kind: z.optional(PriceKey.shape.kind),
  quality: PriceKey.shape.quality,
  count: z.optional(PriceKey.shape.count),
  durationS: z.optional(PriceKey.shape.durationS),
  p50: z.number(),
  p90: z.number(),
  n: z.int(),
});
export type KnownLatency = z.infer<typeof KnownLatency>;

/** How many of the latest latencies count: enough for a tail, few enough to follow a change. */
const WINDOW = 50;
/** Seen less often than this, a coarser group says more. */
const LEAST = 3;

type Setting = Exclude<keyof PriceKey, 'model'>;

/** What is asked, from the finest; each coarser one leaves out what bears on the time least. */
const LEVELS: readonly (readonly Setting[])[] = [
  ['kind', 'resolution', 'quality', 'count', 'durationS'],
  ['kind', 'resolution', 'quality', 'durationS'],
  ['kind', 'resolution', 'durationS'],
  ['resolution'],
  ['kind'],
];
const OVER = [null, 'any count', 'any count or quality', 'any kind of work', 'any size'];

/** Generations of like settings: the first of them, and what each took. */
type Timed = { of: GenerationRecord; ms: number[] };

/** The latencies of a site at each level; a coarser group that pools but one finer is left out. */
export function knownLatencies(records: Iterable<GenerationRecord>): KnownLatency[] {
  const levels = LEVELS.map(() => new Map<string, Timed>());
  // A history has few combinations of settings: which groups each belongs to is worked out once.
  const grouped = new Map<string, Timed[]>();
  for (const record of records) {
    if (record.latencyMs === null || record.end !== 'succeeded') continue;
    const slot = priceSlot('', record);
    let groups = grouped.get(slot);
    if (!groups) {
      groups = levels.map((level, i) => groupIn(level, LEVELS[i]!, record));
      grouped.set(slot, groups);
    }
    for (const { ms } of groups) ms.push(record.latencyMs);
  }
  const found: KnownLatency[] = [];
  const seen = new Set<string>();
  levels.forEach((groups, i) => {
    for (const { of, ms } of groups.values()) {
      const same = `${of.id} ${ms.length}`;
      if (seen.has(same)) continue;
      seen.add(same);
      const settings = Object.fromEntries(LEVELS[i]!.map((name) => [name, of[name]]));
      found.push({ model: of.model, ...settings, ...tailOf(ms) });
    }
  });
  return found;
}

function groupIn(
  groups: Map<string, Timed>,
  level: readonly Setting[],
  record: GenerationRecord,
): Timed {
  const slot = JSON.stringify([record.model, ...level.map((name) => record[name])]);
  const group = groups.get(slot) ?? { of: record, ms: [] };
  groups.set(slot, group);
  return group;
}

function tailOf(ms: readonly number[]): Pick<KnownLatency, 'p50' | 'p90' | 'n'> {
  const latest = ms.slice(-WINDOW).sort((a, b) => a - b);
  return { p50: quantile(latest, 0.5), p90: quantile(latest, 0.9), n: latest.length };
}

/** `over` names what the figure is over, where the same settings were seen too seldom. */
export type Latency = KnownLatency & { over: string | null };

/** What is not said is not told apart. */
type Wanted = Pick<PriceKey, 'model'> & { [S in Setting]?: PriceKey[S] | undefined };

/**
 * How long a request of these settings took on this site: of the same settings, else of the finest
 * coarser group that was seen three times; null where its model was not. Never another model's.
 */
export function latencyOf(latencies: readonly KnownLatency[], wanted: Wanted): Latency | null {
  let best: Latency | null = null;
  for (const [i, level] of LEVELS.entries()) {
    for (const known of latencies) {
      const fits =
        known.model === wanted.model &&
        level.every((name) => known[name] !== undefined && known[name] === (wanted[name] ?? null));
      if (fits && known.n > (best?.n ?? 0)) best = { ...known, over: OVER[i] ?? null };
    }
    if (best && best.n >= LEAST) break;
  }
  return best;
}

/**
 * Quantile of sorted numbers by linear interpolation between order statistics (type 7 of
 * Hyndman and Fan, 1996, the default of R and NumPy). NaN for an empty list.
 */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}
