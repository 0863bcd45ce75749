import { type ComponentChildren, h } from 'preact';
import { formatCredits } from '../../credit.ts';
import { TIER_LABEL } from '../../tier.ts';
import type { Figure } from '../list-behind.ts';
import { wilson } from '../ratio.ts';
import { MIN_REVIEWED, type SiteWeek } from '../week-report.ts';
import {
  count,
  interval,
  money,
  percent,
  percentOf,
  savedRange,
  signedCredits,
  WHY_NO_COST,
  whyNotSaved,
} from '../words.ts';
import { Behind } from './behind.ts';
import type { Links } from './links.ts';

type Props = { week: SiteWeek; links: Links };

/** The four honest numbers, each with its n and the list behind it. */
export function Headline(props: Props): ComponentChildren {
  return h(
    'div',
    { class: 'headline' },
    h(Usable, props),
    h(Costs, props),
    h(Heavy, props),
    h(Saved, props),
  );
}

type CardProps = Props & {
  label: string;
  number: ComponentChildren;
  unit?: string;
  lists: readonly Figure[];
  listWords?: readonly string[];
  children?: ComponentChildren;
};

function Card({
  label,
  number,
  unit,
  lists,
  listWords,
  week,
  links,
  children,
}: CardProps): ComponentChildren {
  return h(
    'section',
    { class: 'figure-card' },
    h('h3', null, label),
    h(
      'p',
      { class: typeof number === 'string' && number.length > 12 ? 'big long' : 'big' },
      number,
      unit && h('small', null, ` ${unit}`),
    ),
    h('div', { class: 'under' }, children),
    lists.map((figure, i) => h(Behind, { key: i, week, figure, links }, listWords?.[i])),
  );
}

const line = (...children: ComponentChildren[]) => h('p', null, ...children);

function Usable({ week, links }: Props): ComponentChildren {
  const { usableOfAll, usableOfReviewed, usableRange, reviewed, assets } = week;
  const isFew = reviewed < MIN_REVIEWED;
  const { low, high } = wilson(usableOfReviewed);
  return h(
    Card,
    {
      label: 'Usable assets',
      number: isFew ? `${usableOfAll.k} of ${assets}` : percent(usableOfAll),
      unit: isFew ? '' : `of all ${count(assets, 'asset')}`,
      lists: [{ of: 'usable' }, { of: 'reviewed' }],
      listWords: [count(assets, 'asset'), `${reviewed} reviewed`],
      week,
      links,
    },
    isFew
      ? line(`${count(reviewed, 'asset')} reviewed; percentages appear from ${MIN_REVIEWED} on.`)
      : line(
          h('b', null, percent(usableOfReviewed)),
          ` of the ${reviewed} reviewed (${usableOfReviewed.k}; 95 %: ${percentOf(low)} to ${percentOf(high)})`,
        ),
    !isFew &&
      usableRange &&
      line(
        `${count(assets - reviewed, 'asset')} not reviewed: of all, it will be between ${percentOf(usableRange.low / assets)} and ${percentOf(usableRange.high / assets)}.`,
      ),
  );
}

function Costs({ week, links }: Props): ComponentChildren {
  const { tiers, plan } = week;
  return h(
    'section',
    { class: 'figure-card' },
    h('h3', null, 'Credits per usable asset'),
    h(
      'dl',
      { class: 'tiers' },
      tiers.map(({ tier, cost }) =>
        h(
          'div',
          { key: tier },
          h('dt', null, tier === null ? 'No known tier' : TIER_LABEL[tier]),
          h(
            'dd',
            null,
            h('span', { class: 'big' }, formatCredits(cost.value)),
            h(
              'small',
              null,
              cost.value === null
                ? WHY_NO_COST[cost.why!]
                : [interval(cost), money(cost.value, plan)].filter(Boolean).join(' · '),
            ),
          ),
        ),
      ),
    ),
    tiers.length === 0 && h('p', { class: 'big' }, '?'),
    tiers.map(({ tier, cost }) =>
      h(
        Behind,
        { key: tier, week, figure: { of: 'cost', tier }, links },
        `${tier === null ? 'no known tier' : TIER_LABEL[tier]}: ${cost.usable} usable in ${count(cost.generations, 'generation')}`,
      ),
    ),
  );
}

function Heavy({ week, links }: Props): ComponentChildren {
  const { rejected, ofReviewed, reviewed, unreviewed, alarm } = week.heavy;
  const isFew = reviewed < MIN_REVIEWED || ofReviewed === 0;
  const none = reviewed + unreviewed === 0;
  return h(
    Card,
    {
      label: 'Heavy credits discarded',
      number: none ? '–' : isFew ? formatCredits(rejected) : percentOf(rejected / ofReviewed),
      unit: none ? '' : isFew ? 'credits' : `${formatCredits(rejected)} credits`,
      lists: [{ of: 'heavy-discarded' }],
      listWords: [count(reviewed, 'reviewed heavy asset')],
      week,
      links,
    },
    none
      ? line('No heavy asset this week.')
      : line(
          `on rejected of ${formatCredits(ofReviewed)} credits on ${count(reviewed, 'reviewed heavy asset')}; ${unreviewed} not reviewed, which never count as discarded.`,
        ),
    alarm &&
      h(
        'p',
        { class: 'alarm' },
        'Nine tenths and more discarded: prototyping in the heavy tier has failed.',
      ),
  );
}

function Saved({ week, links }: Props): ComponentChildren {
  const { saved } = week;
  const { range, heavyRate, usable, spent, heavyPrice } = saved;
  return h(
    Card,
    {
      label: 'Saved against all-heavy',
      number: range === null ? '?' : savedRange(range),
      unit: range === null ? '' : 'credits',
      lists: [{ of: 'saved' }, { of: 'heavy-basis' }],
      listWords: ['what was spent on images', 'the heavy images that it rests on'],
      week,
      links,
    },
    range === null
      ? line(`Not shown: ${whyNotSaved(saved)}.`)
      : line(
          range.likely === null ? '' : `Likely ${signedCredits(range.likely)}. `,
          `${count(usable, 'usable image')} for ${formatCredits(spent)} credits; your own heavy images cost ${formatCredits(heavyPrice)} each, ${heavyRate.k} of ${heavyRate.n} reviewed were usable in eight weeks.`,
        ),
  );
}
