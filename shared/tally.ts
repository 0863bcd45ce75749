import type { Rating } from './asset-card.ts';
import { chargeOf, isAccepted, isSettled, owedFor, shareOf } from './charge.ts';
import type { Credits } from './credit.ts';
import type { GenerationKind } from './generation.ts';
import type { GenerationRecord } from './generation-record.ts';
import { type Burning, countBurned } from './grants/burning.ts';
import type { Day, Id, Site } from './id.ts';
import { addLease, dropLease, type Leases } from './leases.ts';
import { isoWeekOf } from './reset-day.ts';
import { type Rated, ratedSlot } from './usable/rated.ts';

/** What became of the heavy assets whose charge is known: shares of credits, and how many. */
export type HeavyTally = { reviewed: number; rejected: Credits; ofReviewed: Credits };
/** `owed`: set aside for what came back and of which nobody has said yet what it cost. */
type Spending = { spent: Credits; owed: Credits };
export type WeekTally = Spending & {
  generations: number;
  /** Generations by model; those of an unknown model are not in it. */
  models: Map<string, number>;
  heavy: HeavyTally;
};
export type ConceptTally = {
  generations: number;
  light: number;
  heavy: number;
  reviewed: number;
  usable: number;
};
export type SiteTally = {
  days: Map<Day, Spending & { generations: number }>;
  weeks: Map<string, WeekTally>;
  projects: Map<string, Spending>;
  concepts: Map<Id, ConceptTally>;
  /** How often each charge was paid, by kind. */
  charges: Map<GenerationKind, Map<Credits, number>>;
  /** Reviewed assets by tier and kind of prompt, see `ratedSlot`. */
  rated: Map<string, Rated>;
  /** Not settled; their time may have passed. */
  reserved: Leases;
};

/**
 * Sums over the records that the gate needs at once, kept up to date record by record: a request
 * is judged in the same time whether the history is a day or years long. It holds nothing that the
 * records do not tell.
 */
export type Tally = {
  sites: Map<Site, SiteTally>;
  madeBy: Map<Id, Id>;
  /** The buckets of those studios that somebody asked about since they were stated. */
  burning: Map<Site, Burning>;
};

export function emptyTally(): Tally {
  return { sites: new Map(), madeBy: new Map(), burning: new Map() };
}

type Ratings = ReadonlyMap<Id, { value: Rating | null }>;

/** Counts a record in (`1`), or out (`-1`) as it was counted in: before it or a rating changes. */
export function countRecord(
  tally: Tally,
  record: GenerationRecord,
  ratings: Ratings,
  sign: 1 | -1,
): void {
  const site = entry(tally.sites, record.site, emptySite);
  countReserved(site, record, sign);
  const burning = tally.burning.get(record.site);
  if (burning) countBurned(burning, record, sign);
  if (isAccepted(record)) countAccepted(tally, site, record, ratings, sign);
  if (Object.values(site).every((sums) => sums.size === 0)) tally.sites.delete(record.site);
}

function countAccepted(
  tally: Tally,
  site: SiteTally,
  record: GenerationRecord,
  ratings: Ratings,
  sign: 1 | -1,
): void {
  if (record.day === null) return;
  for (const asset of record.assets) {
    if (sign === 1) tally.madeBy.set(asset, record.id);
    else if (tally.madeBy.get(asset) === record.id) tally.madeBy.delete(asset);
  }
  const charge = chargeOf(record);
  const spending = { spent: sign * (charge ?? 0), owed: sign * owedFor(record) };
  const day = entry(site.days, record.day, () => ({ spent: 0, owed: 0, generations: 0 }));
  day.generations += sign;
  add(day, spending);
  if (day.generations === 0) site.days.delete(record.day);
  countWeek(site, record, charge, ratings, sign);
  if (record.project !== null) {
    const project = entry(site.projects, record.project, () => ({ spent: 0, owed: 0 }));
    add(project, spending);
    if (project.spent === 0 && project.owed === 0) site.projects.delete(record.project);
  }
  if (record.concept !== null) countConcept(site, record, ratings, sign);
  countRated(site, record, ratings, sign);
  // A failed generation that was paid back says nothing on what its kind costs.
  if (record.kind !== null && charge !== null && record.end === 'succeeded') {
    const charges = entry(site.charges, record.kind, () => new Map<Credits, number>());
    addTo(charges, charge, sign);
    if (charges.size === 0) site.charges.delete(record.kind);
  }
}

function countReserved(site: SiteTally, record: GenerationRecord, sign: 1 | -1): void {
  const { reserved, reservedUntil } = record;
  if (reserved === null || reservedUntil === null) return;
  if (sign === -1) dropLease(site.reserved, record.id, reservedUntil);
  else if (!isSettled(record)) {
    const { reservedFor } = record;
    const lease = { credits: reserved, until: reservedUntil, project: reservedFor };
    addLease(site.reserved, record.id, lease);
  }
}

function countWeek(
  site: SiteTally,
  record: GenerationRecord,
  charge: Credits | null,
  ratings: Ratings,
  sign: 1 | -1,
): void {
  const name = weekOf(record.day as Day);
  const week = entry(site.weeks, name, () => ({
    spent: 0,
    owed: 0,
    generations: 0,
    models: new Map<string, number>(),
    heavy: { reviewed: 0, rejected: 0, ofReviewed: 0 },
  }));
  week.generations += sign;
  add(week, { spent: sign * (charge ?? 0), owed: sign * owedFor(record) });
  if (record.model !== null) addTo(week.models, record.model, sign);
  if (record.tier === 'heavy' && charge !== null) {
    record.assets.forEach((asset, position) => {
      const rating = ratings.get(asset)?.value ?? null;
      if (rating === null) return;
      const share = shareOf(charge, position, record.assets.length);
      week.heavy.reviewed += sign;
      week.heavy.ofReviewed += sign * share;
      if (rating === 'rejected') week.heavy.rejected += sign * share;
    });
  }
  if (week.generations === 0) site.weeks.delete(name);
}

function countConcept(
  site: SiteTally,
  record: GenerationRecord,
  ratings: Ratings,
  sign: 1 | -1,
): void {
  const id = record.concept as Id;
  const concept = entry(site.concepts, id, () => ({
    generations: 0,
    light: 0,
    heavy: 0,
    reviewed: 0,
    usable: 0,
  }));
  concept.generations += sign;
  if (record.tier === 'light') concept.light += sign;
  if (record.tier === 'heavy') concept.heavy += sign;
  for (const asset of record.assets) {
    const rating = ratings.get(asset)?.value ?? null;
    if (rating === null) continue;
    concept.reviewed += sign;
    if (rating === 'usable') concept.usable += sign;
  }
  if (concept.generations === 0) site.concepts.delete(id);
}

function countRated(
  site: SiteTally,
  record: GenerationRecord,
  ratings: Ratings,
  sign: 1 | -1,
): void {
  const slot = ratedSlot(record);
  if (!slot) return;
  for (const asset of record.assets) {
    const rating = ratings.get(asset)?.value ?? null;
    if (rating === null) continue;
    const name = `${slot.tier} ${slot.kind}`;
    const row = entry(site.rated, name, () => ({ ...slot, reviewed: 0, usable: 0 }));
    row.reviewed += sign;
    if (rating === 'usable') row.usable += sign;
    if (row.reviewed === 0) site.rated.delete(name);
  }
}

function emptySite(): SiteTally {
  return {
    days: new Map(),
    weeks: new Map(),
    projects: new Map(),
    concepts: new Map(),
    charges: new Map(),
    rated: new Map(),
    reserved: new Map(),
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function add(to: Spending, more: Spending): void {
  to.spent += more.spent;
  to.owed += more.owed;
}

function addTo<K>(map: Map<K, number>, key: K, amount: number): void {
  const sum = (map.get(key) ?? 0) + amount;
  if (sum === 0) map.delete(key);
  else map.set(key, sum);
}

const weeks = new Map<Day, string>();
/** The ISO week of a day, remembered: a history asks for few days very often. */
export function weekOf(day: Day): string {
  let week = weeks.get(day);
  if (week === undefined) {
    week = isoWeekOf(day);
    if (weeks.size > 5000) weeks.clear();
    weeks.set(day, week);
  }
  return week;
}
