import type { Credits } from './credit.ts';
import type { GenerationImported } from './event.ts';
import type { GenerationRecord } from './generation-record.ts';
import type { Day, Id, Instant, Site } from './id.ts';
import { dayAt } from './reset-day.ts';

/** What the ledger remembers of a past generation that a list told of. */
export type ImportedRecord = {
  id: Id;
  site: Site;
  task: string;
  /** Of the list that tells most. */
  event: Id;
  at: Instant;
  madeAt: Instant | null;
  /** The studio's own day that it was made on; null: not known. */
  day: Day | null;
  model: string | null;
  charge: Credits | null;
  /** Of all lists, in the studio's order as far as one list has it. */
  assets: { id: Id; position: number; mark: number }[];
};

/** Adds what one list says. The result does not depend on the order in which lists come. */
export function foldImported(imported: Map<Id, ImportedRecord>, event: GenerationImported): void {
  const known = imported.get(event.generation);
  const assets = new Map(known?.assets.map((one) => [one.id, one]));
  for (const { id, position, url } of event.assets) {
    const mark = assets.get(id);
    if (!mark || position < mark.position) assets.set(id, { id, position, mark: markOf(url) });
  }
  const next = known && !tellsMore(event, known) ? known : recordOf(event);
  imported.set(event.generation, {
    ...next,
    assets: [...assets.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
  });
}

/** A list that says when goes before one that does not; of two the first counts. */
function tellsMore(event: GenerationImported, known: ImportedRecord): boolean {
  if ((event.madeAt === null) !== (known.madeAt === null)) return event.madeAt !== null;
  return event.at < known.at || (event.at === known.at && event.id < known.event);
}

function recordOf(event: GenerationImported): ImportedRecord {
  const { generation, site, task, id, at, madeAt, request, charged, reset } = event;
  return {
    ...{ id: generation, site, task, event: id, at, madeAt },
    day: madeAt === null ? null : dayAt(madeAt, reset.zone),
    model: request.model,
    charge: charged.credits,
    assets: [],
  };
}

/**
 * The imports that nothing was recorded of: where the same task or the same image was recorded, the
 * record stands, in whatever order the two came. Reads all records, so it is for whoever does that.
 */
export function onlyImported({
  generations,
  imported,
}: {
  generations: ReadonlyMap<Id, GenerationRecord>;
  imported: ReadonlyMap<Id, ImportedRecord>;
}): ImportedRecord[] {
  if (imported.size === 0) return [];
  const tasks = new Map<string, Id>();
  const marks = new Map<number, Id>();
  for (const { id, site, task, assets } of imported.values()) {
    tasks.set(`${site} ${task}`, id);
    for (const { mark } of assets) marks.set(mark, id);
  }
  const recorded = new Set<Id>();
  const pictures = new Set<number>();
  for (const record of generations.values()) {
    const same = record.task === null ? undefined : tasks.get(`${record.site} ${record.task}`);
    if (same !== undefined) recorded.add(same);
    for (const mark of record.marks) if (marks.has(mark)) pictures.add(mark);
  }
  return [...imported.values()].flatMap((one) => {
    if (recorded.has(one.id)) return [];
    const assets = one.assets.filter(({ mark }) => !pictures.has(mark));
    return assets.length > 0 ? [{ ...one, assets }] : [];
  });
}

/**
 * 53 bits of a text (FNV-1a over both halves of its characters), to find one among a million without
 * keeping them: two different addresses in a million share a mark once in some ten thousand ledgers.
 */
export function markOf(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code ^ (high >>> 15), 0x85ebca6b);
  }
  return (high >>> 0) * 2 ** 21 + ((low ^ (low >>> 13)) >>> 11);
}
