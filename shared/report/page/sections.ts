import { type ComponentChildren, h } from 'preact';
import { formatCredits } from '../../credit.ts';
import { TIER_LABEL } from '../../tier.ts';
import { MIN_REVIEWED, type SiteWeek } from '../week-report.ts';
import { count, duration, money, percent } from '../words.ts';
import { Behind } from './behind.ts';
import { Folded, promptOf } from './folded.ts';
import type { Links } from './links.ts';
import { RangePlot } from './range-plot.ts';
import { type Part, SplitBar } from './split-bar.ts';

type Props = { week: SiteWeek; links: Links };

export function Section(props: { title: string; children?: ComponentChildren }): ComponentChildren {
  return h('section', { class: 'part' }, h('h3', null, props.title), props.children);
}

/** What came back, and what the person said of it. */
export function Assets({ week, links }: Props): ComponentChildren {
  const { usableOfAll, reviewed, assets, generationsWithUsable, generations } = week;
  const { k, n } = generationsWithUsable;
  const parts: Part[] = [
    { look: 'usable', name: 'usable', value: usableOfAll.k },
    { look: 'rejected', name: 'rejected', value: reviewed - usableOfAll.k },
    { look: 'open', name: 'not reviewed', value: assets - reviewed },
  ];
  const share = reviewed < MIN_REVIEWED || n === 0 ? '' : ` (${percent(generationsWithUsable)})`;
  return h(
    Section,
    { title: 'What came back' },
    h(SplitBar, { title: 'Assets of the week', parts, say: String }),
    h(
      'p',
      null,
      h('b', null, `${k} of ${n}`),
      ` generations that succeeded gave at least one usable asset${share}; ${count(generations, 'generation')} in all.`,
    ),
    h(Behind, { week, figure: { of: 'generations' }, links }),
  );
}

/** Where the credits went, and what that was in money. */
export function Credits({ week, links }: Props): ComponentChildren {
  const { credits, unknownCharges, plan, tiers } = week;
  const widest = Math.max(1, ...tiers.map((tier) => tier.credits.total));
  const parts = (split: typeof credits): Part[] => [
    { look: 'usable', name: 'on usable', value: split.usable },
    { look: 'rejected', name: 'on rejected', value: split.rejected },
    { look: 'open', name: 'on unreviewed', value: split.unreviewed },
    { look: 'none', name: 'on nothing that came back', value: split.none },
  ];
  return h(
    Section,
    { title: 'Where the credits went' },
    h(
      'p',
      null,
      h('b', null, `${formatCredits(credits.total)} credits`),
      plan === null
        ? ', ? in money: state what you pay in the settings.'
        : `, ${money(credits.total, plan)} at ${money(1000, plan)} a credit${plan.discount === null ? '' : `, your ${plan.discount} % discount included`}.`,
      unknownCharges > 0 &&
        ` ${count(unknownCharges, 'generation')} of unknown charge ${unknownCharges === 1 ? 'is' : 'are'} in no sum.`,
    ),
    tiers.map(({ tier, credits: split }) => {
      const name = tier === null ? 'No known tier' : TIER_LABEL[tier];
      return h(
        'div',
        { key: tier, class: 'tier' },
        h('h4', null, `${name}, ${formatCredits(split.total)}`),
        h(SplitBar, {
          title: `Credits of the tier: ${name}`,
          parts: parts(split),
          say: formatCredits,
          of: widest,
        }),
      );
    }),
    h(
      'div',
      { class: 'lists' },
      h(Behind, { week, figure: { of: 'credits' }, links }, 'every known charge'),
      h(Behind, { week, figure: { of: 'unknown-charges' }, links }, 'charges that nobody knows'),
    ),
  );
}

/** Prices of a usable asset beside each other, where there are any. */
export function Prices({ week }: Props): ComponentChildren {
  const spans = week.tiers.flatMap(({ tier, cost }) =>
    cost.value === null
      ? []
      : {
          name: tier === null ? 'No known tier' : TIER_LABEL[tier],
          low: cost.interval?.low ?? cost.value,
          value: cost.value,
          high: cost.interval === null ? cost.value : cost.interval.high,
        },
  );
  if (spans.length === 0) return null;
  return h(
    Section,
    { title: 'Credits per usable asset, with its 95 % range' },
    h(RangePlot, { title: 'Credits per usable asset by tier', spans, say: formatCredits }),
  );
}

/** How long ideas took until something was worth keeping. */
export function FirstUsable({ week, links }: Props): ComponentChildren {
  const { concepts, minutes, generations, none } = week.firstUsable;
  if (concepts.length === 0) return null;
  return h(
    Section,
    { title: 'Until the first usable asset' },
    h(
      'p',
      null,
      h('b', null, minutes === null ? '?' : duration(minutes.median * 60_000)),
      minutes === null ? '' : ` (median, n = ${minutes.n})`,
      ' and ',
      h('b', null, generations === null ? '?' : count(generations.median, 'generation')),
      generations === null ? '' : ` (median, n = ${generations.n})`,
      ` for an idea; ${none} of ${count(concepts.length, 'idea')} ${none === 1 ? 'has' : 'have'} none yet.`,
    ),
    h(
      Folded,
      { summary: count(concepts.length, 'idea'), label: 'Ideas of the week' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          ['Idea', 'Generations', 'To the first usable', 'After'].map((name) =>
            h('th', { key: name, scope: 'col', class: name === 'Idea' ? '' : 'number' }, name),
          ),
        ),
      ),
      h(
        'tbody',
        null,
        concepts.map((one) => {
          return h(
            'tr',
            { key: one.concept },
            h('td', { class: 'what' }, promptOf(one.prompt, one.asset, links)),
            h('td', { class: 'number' }, one.tried),
            h('td', { class: 'number' }, one.generations ?? `none, ${one.unreviewed} unreviewed`),
            h(
              'td',
              { class: 'number' },
              one.minutes === null
                ? one.asset === null
                  ? ''
                  : '?'
                : duration(one.minutes * 60_000),
            ),
          );
        }),
      ),
    ),
  );
}

/** How long each model let the person wait. */
export function Latencies({ week, links }: Props): ComponentChildren {
  const { latencies } = week;
  if (latencies.length === 0) return null;
  const spans = latencies.map(({ model, p50, p90 }) => ({
    name: model ?? 'unknown model',
    low: p50,
    value: p50,
    high: p90,
  }));
  return h(
    Section,
    { title: 'Waiting, by model' },
    h('p', null, 'The dot is the median, the line ends where one in ten took longer.'),
    h(RangePlot, { title: 'Seconds from release to the first asset', spans, say: duration }),
    h(
      'div',
      { class: 'lists' },
      latencies.map(({ model, p50, p90, n }) =>
        h(
          Behind,
          { key: model, week, figure: { of: 'latency', model }, links },
          `${model ?? 'unknown model'}: ${duration(p50)}, one in ten over ${duration(p90)}, n = ${n}`,
        ),
      ),
    ),
  );
}
