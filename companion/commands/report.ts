import { defineCommand } from 'citty';
import { plainText } from '../../shared/plain-text.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { isoWeekAt, isoWeekStart } from '../../shared/reset-day.ts';
import { usageError } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { TicketReply } from '../routes/tickets.ts';
import { AWAY_EXIT, connect, DATA, print } from './connection.ts';

/** Prints the report on one week, asked of the running companion with the command line's own key. */
export const report = defineCommand({
  meta: {
    name: 'report',
    description: 'Print the report on a week: what was worth its credits',
    exits: [AWAY_EXIT],
    examples: ['tierwise report', 'tierwise report 2026-W47 --json'],
  },
  args: {
    week: {
      type: 'positional',
      required: false,
      description: 'ISO week such as 2026-W47; the current one by default',
    },
    json: { type: 'boolean', description: 'Every figure and every row behind it, as JSON' },
    link: { type: 'boolean', description: 'A link that opens the page once, within two minutes' },
    ...DATA,
  },
  async run({ args }) {
    const week = args.week ?? thisWeek();
    if (isoWeekStart(week) === null) {
      const found = plainText(week).slice(0, 60);
      throw usageError(`week: expected an ISO week such as 2026-W47, found "${found}"`);
    }
    if (args.json && args.link) throw usageError('Give --json or --link, not both.');
    const control = await connect(args);
    if (args.link) {
      print(TicketReply.parse(await control('POST', '/tickets', { week })).url);
      return;
    }
    const found = WeekReport.parse(await control('GET', `/reports/${week}`));
    print(args.json ? jsonText(found) : reportText(found));
  },
});

function thisWeek(): string {
  return isoWeekAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
