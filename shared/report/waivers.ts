import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import type { GenerationRecord } from '../generation-record.ts';
import { type Id, Instant, Site } from '../id.ts';
import type { RuleSet } from '../rule.ts';
import type { Stats } from '../stats.ts';
import { Waiver } from '../waiver.ts';
import { isTaken, Line, lineOf } from './line.ts';
import { isWaived } from './stops.ts';

/** What went to one studio under a waiver. Credits of two studios never meet in one number. */
export const WaiverUse = z.object({
  site: Site,
  /** Requests that the studio took. */
  times: z.int(),
  last: Instant,
  /** Of the known charges. */
  credits: Credits,
  /** Requests of which nobody knows what they cost. */
  unknownCharges: z.int(),
});
export type WaiverUse = z.infer<typeof WaiverUse>;

/** The standing waivers with their use, and requests that went on with a reason given for them alone. */
export const Waivers = z.object({
  /** Newest first, those that ended included. */
  standing: z.array(z.object({ ...Waiver.shape, uses: z.array(WaiverUse) })),
  /** The latest, newest first, as the weekly report lists them. */
  once: z.array(z.object({ site: Site, line: Line })),
  /** How many there are in all. */
  onceInAll: z.int(),
});
export type Waivers = z.infer<typeof Waivers>;

/** @param most of `once`. One pass over all records. */
export function waiversOf(stats: Stats, { waivers }: RuleSet, most: number): Waivers {
  const uses = new Map<Id, Map<Site, WaiverUse>>(waivers.map(({ id }) => [id, new Map()]));
  const once: GenerationRecord[] = [];
  for (const record of stats.generations.values()) {
    if (isWaived(record)) once.push(record);
    if (record.waivedBy.length === 0) continue;
    const line = lineOf(record, stats);
    if (!line || !isTaken(line)) continue;
    for (const id of new Set(record.waivedBy)) count(uses.get(id), record.site, line);
  }
  once.sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.id < b.id ? 1 : -1));
  return {
    standing: [...waivers]
      .sort((a, b) => b.since - a.since || (a.id < b.id ? 1 : -1))
      .map((waiver) => ({ ...waiver, uses: inOrder(uses.get(waiver.id)) })),
    once: once.slice(0, most).flatMap((record) => {
      const line = lineOf(record, stats);
      return line ? [{ site: record.site, line }] : [];
    }),
    onceInAll: once.length,
  };
}

function count(uses: Map<Site, WaiverUse> | undefined, site: Site, { at, charge }: Line): void {
  // One that nobody keeps any more.
  if (!uses) return;
  const before = uses.get(site) ?? { site, times: 0, last: at, credits: 0, unknownCharges: 0 };
  uses.set(site, {
    site,
    times: before.times + 1,
    last: Math.max(before.last, at),
    credits: before.credits + (charge ?? 0),
    unknownCharges: before.unknownCharges + Number(charge === null),
  });
}

function inOrder(uses: ReadonlyMap<Site, WaiverUse> | undefined): WaiverUse[] {
  return [...(uses?.values() ?? [])].sort((a, b) => b.last - a.last || (a.site < b.site ? -1 : 1));
}
