import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { reportWeek } from '../../shared/report/report-week.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { historyOf } from '../fold/history.ts';

/** A week of the histories that `historyOf` draws. */
export const REPORTED_WEEK = '2026-W42';

/** A week with enough reviewed for every figure: the longest of some drawn histories. */
export function drawnReport(): WeekReport {
  const [events = []] = fc
    .sample(historyOf(90), { seed: 11, numRuns: 10 })
    .sort((a, b) => b.length - a.length);
  const report = reportWeek(events.reduce(fold, emptyStats()), REPORTED_WEEK);
  if (!report) throw new Error(`${REPORTED_WEEK} is no week`);
  return report;
}

/** Leaves these reports in the extension as last read, and no others. `page` is one of its own. */
export function seedReports(page: Page, reports: readonly WeekReport[]): Promise<void> {
  return page.evaluate(
    async (rows) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('tierwise');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const tx = db.transaction('reports', 'readwrite');
      tx.objectStore('reports').clear();
      for (const row of rows) tx.objectStore('reports').put(row);
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      db.close();
    },
    reports.map((report) => ({ week: report.week, at: Date.now() - 3_600_000, report })),
  );
}
