import { type ComponentChildren, h } from 'preact';
import { formatCredits } from '../../credit.ts';
import type { SiteWeek } from '../week-report.ts';
import { count, notSpentWords, span, watchWords } from '../words.ts';
import { Behind } from './behind.ts';
import type { Links } from './links.ts';
import { Section } from './sections.ts';

type Props = { week: SiteWeek; links: Links };

/** What rules stopped, and where the person overrode one. */
export function Stops({ week, links }: Props): ComponentChildren {
  const { stopped, stops, notSpent, waived, underWaiver = 0 } = week;
  return h(
    Section,
    { title: 'Rules' },
    h(
      'p',
      null,
      h('b', null, stopped),
      ` ${stopped === 1 ? 'request was' : 'requests were'} stopped, `,
      h('b', null, waived),
      ` ${waived === 1 ? 'was' : 'were'} let through with a reason given.`,
      underWaiver > 0 && [' ', h('b', null, underWaiver), ' went under a standing waiver.'],
      notSpent !== null && [
        ' Rules kept ',
        h('b', null, notSpentWords(notSpent)),
        ' from being spent, as they were priced then.',
      ],
    ),
    h(
      'div',
      { class: 'lists' },
      stops.map(({ rule, refused, cancelled }) =>
        h(
          Behind,
          { key: rule, week, figure: { of: 'stop', rule }, links },
          `${rule ?? 'by yourself'}: ${refused} refused, ${cancelled} given up when asked`,
        ),
      ),
      h(Behind, { week, figure: { of: 'not-spent' }, links }, 'what rules kept from being spent'),
      h(Behind, { week, figure: { of: 'waived' }, links }, count(waived, 'waiver')),
      h(
        Behind,
        { week, figure: { of: 'under-waiver' }, links },
        `${count(underWaiver, 'request')} under a standing waiver`,
      ),
    ),
  );
}

/** What the rules that only watch would have done; nothing where they would have held nothing. */
export function Watching({ week, links }: Props): ComponentChildren {
  const { watching } = week;
  const words = watchWords(watching);
  if (watching === null || words === null) return null;
  const { held, credits, waiting, atRisk } = words;
  return h(
    Section,
    { title: 'What the rules that only watch would have done' },
    h(
      'p',
      null,
      'They would have held ',
      h('b', null, held),
      ': ',
      h('b', null, credits),
      ' and ',
      h('b', null, waiting),
      ' of waiting saved, ',
      h('b', null, atRisk),
      ' at risk. Where there are two numbers, it depends on whether you would have gone on when asked, and on what is not reviewed. ',
      links.rules === null
        ? 'The settings let a rule hold.'
        : h('a', { href: links.rules }, 'The settings let a rule hold.'),
    ),
    h(
      'div',
      { class: 'lists' },
      h(
        Behind,
        { week, figure: { of: 'would-hold', rule: null }, links },
        `${span(watching.held)} held, ${span(watching.credits, formatCredits)} credits`,
      ),
      h(Behind, { week, figure: { of: 'would-wait' }, links }, `${waiting} of waiting`),
      h(Behind, { week, figure: { of: 'at-risk' }, links }, `${atRisk} at risk`),
      watching.rules.map(({ rule, title, held: own }) =>
        h(
          Behind,
          { key: rule, week, figure: { of: 'would-hold', rule }, links },
          `${title}: ${span(own)} held`,
        ),
      ),
    ),
  );
}
