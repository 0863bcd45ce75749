import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { Instant } from '../../shared/id.ts';
import { REPORT_CSS } from '../../shared/report/page/report-css.ts';
import { ReportPage } from '../../shared/report/page/report-page.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import { weekTitle } from '../../shared/report/words.ts';
import { dayAt, isoWeekAt } from '../../shared/reset-day.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import type { ReadReport } from '../read-report.ts';
import type { Tickets } from '../tickets.ts';
import { badWeek } from './reports.ts';

const STYLE_HASH = createHash('sha256').update(REPORT_CSS).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The path of a week's page; a ticket opens it. */
export function reportPath(week: string): string {
  return `/reports/${week}`;
}

/**
 * The weekly report as HTML without script. The guard has seen a key or a ticket; the weeks beside
 * it are linked with tickets of their own.
 */
export function reportPageRoute(
  { now }: Pick<Deps, 'now'>,
  readReport: ReadReport,
  tickets: Tickets,
) {
  return new Hono<Env>().get('/:week', async (c) => {
    const report = await readReport(c.req.param('week'));
    if (!report) throw badWeek();
    const { key } = c.get('pairing');
    const linkTo = (week: string) => {
      const page = reportPath(week);
      return `${page}?ticket=${tickets.create(key, page).ticket}`;
    };
    c.header('Content-Security-Policy', POLICY);
    return c.html(reportHtml(report, now(), linkTo));
  });
}

/** @param linkTo the address of another week's page. */
export function reportHtml(
  report: WeekReport,
  now: Instant,
  linkTo: (week: string) => string,
): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const page = render(
    h(ReportPage, {
      report,
      thisWeek: isoWeekAt(now, timeZone),
      // What is kept of an asset is in the browser; no address leads there from here.
      links: { week: linkTo, asset: () => null, rules: null },
      read: `Put together on ${dayAt(now, timeZone)}.`,
    }),
  );
  const { number, days } = weekTitle(report);
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>Tierwise: ${number}, ${days}</title>`,
    `<style>${REPORT_CSS}</style>`,
  ].join('\n');
  return `<!doctype html>\n<html lang="en">\n<head>\n${head}\n</head>\n<body><main>${page}</main></body>\n</html>\n`;
}
