import { defineCommand } from 'citty';
import { reportText } from '../shared/report/report-text.ts';
import { WeekReport } from '../shared/report/week-report.ts';
import { isoWeekAt, isoWeekStart } from '../shared/reset-day.ts';
import { readConfig } from './config.ts';
import { openControl } from './control.ts';
import { TicketReply } from './routes/tickets.ts';

/** The command line was wrong: EX_USAGE of sysexits. */
export class Usage extends Error {
  override name = 'Usage';
}

/** Prints the report on one week, asked of the running companion with the command line's own key. */
export const report = defineCommand({
  meta: { name: 'report', description: 'Print the report on a week: what was worth its credits' },
  args: {
    week: {
      type: 'positional',
      required: false,
      description: 'ISO week such as 2026-W47; the current one by default',
    },
    json: { type: 'boolean', description: 'Every figure and every row behind it, as JSON' },
    link: { type: 'boolean', description: 'A link that opens the page once, within two minutes' },
    data: { type: 'string', valueHint: 'folder', description: 'Data folder (or TIERWISE_DATA)' },
  },
  async run({ args }) {
    const week = args.week ?? thisWeek();
    if (isoWeekStart(week) === null) {
      throw new Usage(`week: expected an ISO week such as 2026-W47, found "${readable(week)}"`);
    }
    if (args.json && args.link) throw new Usage('Give --json or --link, not both.');
    const control = await openControl(readConfig(args, process.env).dataFolder);
    if (!control) throw new Error('The companion is not running. Start it with: npm run companion');
    if (args.link) {
      const { url } = TicketReply.parse(await control('POST', '/tickets', { week }));
      process.stdout.write(`${url}\n`);
      return;
    }
    const found = WeekReport.parse(await control('GET', `/reports/${week}`));
    process.stdout.write(args.json ? `${inAscii(found)}\n` : reportText(found));
  },
});

function thisWeek(): string {
  return isoWeekAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function readable(text: string): string {
  return text.replace(/\p{C}/gu, ' ').slice(0, 60);
}

/** JSON lets control characters of the C1 range through, which a terminal would obey. */
function inAscii(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
