import { type ComponentChildren, h } from 'preact';
import { siteName } from '../../id.ts';
import { ADVICE_LABEL, adviceOn } from '../advice.ts';
import type { ImportedWeek, SiteWeek, WeekReport } from '../week-report.ts';
import { importedWords, weekAfter, weekTitle } from '../words.ts';
import { Headline } from './headline.ts';
import type { Links } from './links.ts';
import { Stops, Watching } from './rules.ts';
import { Assets, Credits, FirstUsable, Latencies, Prices } from './sections.ts';

type Props = {
  report: WeekReport;
  /** The week of today: none after it is offered. */
  thisWeek: string;
  links: Links;
  /** What to know before reading, such as how old this is. */
  notice?: ComponentChildren;
  /** Buttons, where there is script to serve them. */
  actions?: ComponentChildren;
  /** When it was put together, for people. */
  read: string;
};

/** One week as a page: pure, the same in the extension and as HTML without script. */
export function ReportPage(props: Props): ComponentChildren {
  const { report, thisWeek, links, notice, actions, read } = props;
  const several = report.sites.length > 1;
  return h(
    'div',
    { class: 'report' },
    h(Head, { report, thisWeek, links, actions }),
    notice && h('div', { class: 'notice', role: 'status' }, notice),
    report.sites.length === 0 && h(Empty, null),
    several &&
      h('p', { class: 'soft' }, 'Credits of two studios are different things: each stands alone.'),
    report.sites.map((week) => h(SiteReport, { key: week.site, week, links })),
    report.imported && h(Imported, { imported: report.imported }),
    h(
      'footer',
      null,
      h(
        'p',
        null,
        'Usable and rejected are your own verdicts; what is not reviewed is never counted as discarded. A charge is split equally over the assets that it brought. ? means that nobody knows. ',
        `The week is counted in the studio’s own days. ${read}`,
      ),
    ),
  );
}

type HeadProps = Pick<Props, 'report' | 'thisWeek' | 'links' | 'actions'>;

function Head({ report, thisWeek, links, actions }: HeadProps): ComponentChildren {
  const { number, days } = weekTitle(report);
  const before = weekAfter(report.week, -1);
  const after = report.week < thisWeek ? weekAfter(report.week, 1) : null;
  return h(
    'header',
    { class: 'head' },
    h('div', { class: 'title' }, h('h1', null, number), h('p', { class: 'soft' }, days)),
    h(
      'nav',
      { 'aria-label': 'Weeks' },
      h(WeekLink, { week: before, links, words: '← Earlier' }),
      h(WeekLink, { week: after, links, words: 'Later →' }),
    ),
    actions && h('div', { class: 'actions' }, actions),
  );
}

function WeekLink(props: { week: string | null; links: Links; words: string }): ComponentChildren {
  const { week, links, words } = props;
  const href = week === null ? null : links.week(week);
  if (week === null || href === null) return null;
  return h('a', { href, 'aria-label': `${words.replace(/[←→]/g, '').trim()}: ${week}` }, words);
}

function SiteReport({ week, links }: { week: SiteWeek; links: Links }): ComponentChildren {
  const advice = adviceOn(week);
  const props = { week, links };
  return h(
    'article',
    { 'aria-label': siteName(week.site) },
    h('h2', null, siteName(week.site)),
    h(
      'p',
      { class: `advice ${advice.class}` },
      h('b', null, ADVICE_LABEL[advice.class]),
      ` ${advice.text} `,
      h('span', { class: 'basis' }, `(${advice.basis})`),
    ),
    h(Headline, props),
    h(Assets, props),
    h(Credits, props),
    h(Prices, props),
    h(FirstUsable, props),
    h(Latencies, props),
    h(Stops, props),
    h(Watching, props),
  );
}

/** Apart from all figures: nobody watched how these were made. */
function Imported({ imported }: { imported: readonly ImportedWeek[] }): ComponentChildren {
  return h(
    'section',
    { class: 'part' },
    h('h2', null, 'Imported from studios’ own lists'),
    imported.map((one) =>
      h('p', { key: one.site }, h('b', null, siteName(one.site)), ` ${importedWords(one)}.`),
    ),
  );
}

function Empty(): ComponentChildren {
  return h(
    'div',
    { class: 'nothing' },
    h('h2', null, 'Nothing was generated in this week'),
    h('p', { class: 'soft' }, 'There is nothing to review, and nothing was spent.'),
  );
}
