import { isoWeekStart } from '../../shared/reset-day.ts';
import type { Outcome } from '../messages.ts';
import { CompanionError, readReport } from './companion.ts';
import { openDb } from './db.ts';
import { flush } from './sync.ts';

/** Half a year of weeks that were looked at. */
const KEPT = 26;

/** Fetches the report on a week and keeps it where the report page finds it. */
export async function refreshReport(week: string): Promise<Outcome> {
  if (isoWeekStart(week) === null) return { ok: false, why: `"${week}" is no ISO week.` };
  // What waits here belongs into it.
  await flush(true);
  try {
    const report = await readReport(week);
    const tx = (await openDb()).transaction('reports', 'readwrite');
    await tx.store.put({ week, at: Date.now(), report });
    const weeks = (await tx.store.getAllKeys()).filter((one) => one !== week);
    for (const old of weeks.slice(0, Math.max(0, weeks.length + 1 - KEPT)))
      await tx.store.delete(old);
    await tx.done;
    return { ok: true };
  } catch (error) {
    const why = error instanceof CompanionError ? error.message : 'The report was not stored.';
    return { ok: false, why };
  }
}
