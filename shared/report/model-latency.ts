import { quantile } from '../latency.ts';
import { isTaken, type Line } from './line.ts';
import type { ModelLatency } from './week-report.ts';

/** Generations whose latency counts: those that succeeded and were seen to. */
export function timed(lines: readonly Line[]): Line[] {
  return lines.filter(
    (line) => isTaken(line) && line.end === 'succeeded' && line.latencyMs !== null,
  );
}

/** By model, quickest first. */
export function modelLatencies(lines: readonly Line[]): ModelLatency[] {
  const byModel = Map.groupBy(timed(lines), ({ model }) => model);
  return [...byModel]
    .map(([model, members]) => {
      const sorted = members.map(({ latencyMs }) => latencyMs ?? 0).sort((a, b) => a - b);
      return { model, p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), n: sorted.length };
    })
    .sort((a, b) => a.p50 - b.p50 || ((a.model ?? '') < (b.model ?? '') ? -1 : 1));
}
