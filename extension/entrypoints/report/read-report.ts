import { signal } from '@preact/signals';
import type { Instant } from '../../../shared/id.ts';
import { WeekReport } from '../../../shared/report/week-report.ts';
import { isoWeekAt, isoWeekStart } from '../../../shared/reset-day.ts';
import { openDb } from '../../background/db.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';

/** `undefined`: not looked up yet; null: this browser holds none. */
type Row = { at: Instant; report: WeekReport } | null | undefined;

/** The week that the page shows: what is stored at once, then what the companion says. */
export class ReadReport {
  readonly week = signal('');
  readonly row = signal<Row>(undefined);
  /** How the last attempt to read it anew went; null while it is under way. */
  readonly outcome = signal<Outcome | null>(null);

  constructor(hash: string) {
    this.follow(hash);
  }

  /** @param hash `#week=2026-W47`; this week where it names none. */
  follow(hash: string): void {
    const asked = new URLSearchParams(hash.replace(/^#/, '')).get('week');
    this.week.value = asked !== null && isoWeekStart(asked) !== null ? asked : thisWeek();
    this.row.value = undefined;
    void this.refresh();
  }

  async refresh(): Promise<void> {
    const week = this.week.value;
    this.outcome.value = null;
    await this.#load(week);
    const outcome = await ask(() => sendMessage('refreshReport', week));
    if (week !== this.week.value) return;
    if (outcome.ok) await this.#load(week);
    this.outcome.value = outcome;
  }

  async #load(week: string): Promise<void> {
    const row = await (await openDb()).get('reports', week);
    // Kept by another version, it may have another shape.
    const report = WeekReport.safeParse(row?.report);
    if (week !== this.week.value) return;
    this.row.value = row && report.success ? { at: row.at, report: report.data } : null;
  }
}

export function thisWeek(): string {
  return isoWeekAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
