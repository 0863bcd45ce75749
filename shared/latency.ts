import * as z from 'zod/mini';
import type { GenerationRecord } from './generation-record.ts';

/** Seen latency of one model at one resolution, release to first asset, in milliseconds. */
export const KnownLatency = z.object({
  model: z.nullable(z.string()),
  resolution: z.nullable(z.string()),
  p50: z.number(),
  p90: z.number(),
  n: z.int(),
});
export type KnownLatency = z.infer<typeof KnownLatency>;

/** How many of the latest latencies count: enough for a tail, few enough to follow a change. */
const WINDOW = 50;

export function knownLatencies(records: Iterable<GenerationRecord>): KnownLatency[] {
  const seen = new Map<string, { model: string | null; resolution: string | null; ms: number[] }>();
  for (const { latencyMs, model, resolution, end } of records) {
    if (latencyMs === null || end !== 'succeeded') continue;
    const slot = JSON.stringify([model, resolution]);
    const group = seen.get(slot) ?? { model, resolution, ms: [] };
    seen.set(slot, group);
    group.ms.push(latencyMs);
  }
  return [...seen.values()].map(({ model, resolution, ms }) => {
    const latest = ms.slice(-WINDOW).sort((a, b) => a - b);
    return {
      model,
      resolution,
      p50: quantile(latest, 0.5),
      p90: quantile(latest, 0.9),
      n: latest.length,
    };
  });
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
