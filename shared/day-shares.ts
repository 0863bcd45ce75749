import * as z from 'zod/mini';
import { chargeOf, isAccepted } from './charge.ts';
import { Credits } from './credit.ts';
import { sum } from './day-spend.ts';
import type { GenerationRecord } from './generation-record.ts';
import type { Day } from './id.ts';

/** What the known charges of one reset day went to. */
export const DayShares = z.object({
  day: z.string(),
  shares: z.array(
    z.object({
      project: z.nullable(z.string()),
      model: z.nullable(z.string()),
      credits: Credits,
    }),
  ),
});
export type DayShares = z.infer<typeof DayShares>;
type Share = DayShares['shares'][number];

export function dayShares(records: readonly GenerationRecord[], day: Day): DayShares {
  const shares = records.flatMap((record): Share[] => {
    if (record.day !== day || !isAccepted(record)) return [];
    return [{ project: record.project, model: record.model, credits: chargeOf(record) ?? 0 }];
  });
  return { day, shares: summed(shares) };
}

/** base + after - before: what was already acknowledged is not counted again. */
export function mergeShares(
  base: DayShares | undefined,
  before: DayShares | undefined,
  after: DayShares | undefined,
): DayShares | undefined {
  if (!base || !after || base.day < after.day) return after ?? base;
  if (base.day > after.day) return base;
  const counted = before?.day === base.day ? before.shares : [];
  const taken = counted.map((one) => ({ ...one, credits: -one.credits }));
  return { day: base.day, shares: summed([...base.shares, ...after.shares, ...taken]) };
}

function summed(shares: readonly Share[]): Share[] {
  const all = new Map<string, Share>();
  for (const { project, model, credits } of shares) {
    const key = JSON.stringify([project, model]);
    all.set(key, { project, model, credits: (all.get(key)?.credits ?? 0) + credits });
  }
  return [...all]
    .filter(([, { credits }]) => credits !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, share]) => share);
}

/** What more than half of the day's credits went to: a project, else a model; null: to neither. */
export function causeIn({ shares }: DayShares): { project: string } | { model: string } | null {
  const all = sum(shares.map(({ credits }) => credits));
  const most = (of: 'project' | 'model') => {
    const names = new Set(shares.flatMap((one) => one[of] ?? []));
    const spent = (name: string) =>
      sum(shares.filter((one) => one[of] === name).map(({ credits }) => credits));
    return [...names].find((name) => spent(name) * 2 > all);
  };
  const project = most('project');
  if (project !== undefined) return { project };
  const model = most('model');
  return model === undefined ? null : { model };
}
