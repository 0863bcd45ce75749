import { type ComponentChildren, h } from 'preact';
import { formatCredits } from '../../credit.ts';
import { sum } from '../../day-spend.ts';
import { type Entry, type Figure, listBehind } from '../list-behind.ts';
import { heldOf, overWays, wayWords } from '../ways.ts';
import type { SiteWeek } from '../week-report.ts';
import { count, duration, shortDay, span } from '../words.ts';
import { Folded, promptOf } from './folded.ts';
import type { Links } from './links.ts';

/** More rows would be slow to lay out; the last row sums the others. */
const SHOWN = 200;
const RATING = { usable: 'usable', rejected: 'rejected' } as const;

type Props = { week: SiteWeek; figure: Figure; links: Links; children?: ComponentChildren };

/** The list behind a figure, closed until asked for; works without script. */
export function Behind({ week, figure, links, children }: Props): ComponentChildren {
  const list = listBehind(week, figure);
  if (list.length === 0) return null;
  const shown = list.slice(0, SHOWN);
  const rest = list.slice(SHOWN);
  const isTimed = figure.of === 'latency' || figure.of === 'would-wait';
  const noun = shown[0]?.asset ? 'asset' : 'generation';
  const row = (entry: Entry) => h(Row, { key: keyOf(entry), entry, links, isTimed, figure });
  return h(
    Folded,
    { summary: children ?? count(list.length, noun), label: 'The list behind the figure' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, 'Day'),
        h('th', { scope: 'col' }, 'What'),
        h('th', { scope: 'col' }, 'Became'),
        h('th', { scope: 'col', class: 'number' }, columnOf(figure)),
      ),
    ),
    h('tbody', null, shown.map(row)),
    h(
      'tfoot',
      null,
      rest.length > 0 &&
        h(
          'tr',
          null,
          h('td', { colSpan: 3 }, `and ${count(rest.length, `more ${noun}`)}`),
          h('td', { class: 'number' }, isTimed ? '' : formatCredits(together(rest))),
        ),
      h(
        'tr',
        null,
        h('td', { colSpan: 3 }, summed(list, figure)),
        h('td', { class: 'number' }, totalOf(list, figure)),
      ),
    ),
  );
}

type RowProps = { entry: Entry; links: Links; isTimed: boolean; figure: Figure };

function Row({ entry, links, isTimed, figure }: RowProps): ComponentChildren {
  const { line, asset, ways } = entry;
  const target = asset?.id ?? line.assets[0]?.id;
  const waited = line.latencyMs === null ? '?' : duration(line.latencyMs);
  return h(
    'tr',
    null,
    h('td', { class: 'day' }, shortDay(line.day)),
    h(
      'td',
      { class: 'what' },
      promptOf(line.prompt, target ?? null, links),
      h('span', { class: 'model' }, line.model ?? 'unknown model'),
      figure.of === 'waived' && line.waiver !== null && h('span', { class: 'model' }, line.waiver),
      ways !== null && h('span', { class: 'model' }, wayWords(ways)),
    ),
    h('td', null, became(entry)),
    h('td', { class: 'number' }, isTimed ? waited : formatCredits(entry.credits)),
  );
}

function became({ line, asset }: Entry): ComponentChildren {
  if (asset) {
    const rating = asset.rating === null ? null : RATING[asset.rating];
    return h('span', { class: `became ${rating ?? 'open'}` }, rating ?? 'not reviewed');
  }
  if (line.outcome !== 'released') return line.rules.join(', ') || line.outcome;
  if (line.assets.length === 0) return line.end ?? 'still going';
  const usable = line.assets.filter(({ rating }) => rating === 'usable').length;
  return `${usable} of ${line.assets.length} usable`;
}

/** What the rows that count in a figure's upper number are. */
function countingWord({ of }: Figure): string | null {
  switch (of) {
    case 'usable':
    case 'reviewed':
      return 'usable';
    case 'heavy-discarded':
      return 'rejected';
    case 'generations':
    case 'cost':
    case 'saved':
    case 'heavy-basis':
      return 'with a usable asset';
    case 'not-spent':
      return 'not asked for again';
    default:
      return null;
  }
}

function columnOf({ of }: Figure): string {
  switch (of) {
    case 'latency':
    case 'would-wait':
      return 'Waited';
    case 'stopped':
    case 'stop':
    case 'not-spent':
      return 'Would cost';
    default:
      return 'Credits';
  }
}

function summed(list: readonly Entry[], figure: Figure): string {
  if (figure.of === 'would-hold' || figure.of === 'would-wait')
    return `Together ${span(heldOf(list))} held`;
  if (figure.of === 'at-risk') {
    const usable = overWays(
      list,
      ({ counts }) => Number(counts),
      () => 1,
    );
    return `Together ${span(usable)} at risk`;
  }
  const all = count(list.length, list[0]?.asset ? 'asset' : 'generation');
  const word = countingWord(figure);
  if (word === null) return `Together ${all}`;
  const counting = list.filter(({ counts }) => counts).length;
  return `${counting} ${word} of ${all}`;
}

function totalOf(list: readonly Entry[], figure: Figure): string {
  if (figure.of === 'latency' || figure.of === 'at-risk') return '';
  if (figure.of === 'would-wait')
    return span(
      overWays(list, ({ line }) => line.latencyMs ?? 0),
      duration,
    );
  if (figure.of === 'would-hold')
    return span(
      overWays(list, ({ credits }) => credits ?? 0),
      formatCredits,
    );
  const all = formatCredits(together(list));
  if (figure.of === 'not-spent') {
    const least = formatCredits(together(list.filter(({ counts }) => counts)));
    return least === all ? all : `${least} to ${all}`;
  }
  if (figure.of !== 'heavy-discarded') return all;
  return `${formatCredits(together(list.filter(({ counts }) => counts)))} of ${all}`;
}

function together(list: readonly Entry[]): number {
  return sum(list.map(({ credits }) => credits ?? 0));
}

function keyOf({ line, asset }: Entry): string {
  return asset?.id ?? line.id;
}
