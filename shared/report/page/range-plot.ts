import { type ComponentChildren, h } from 'preact';

/** A value with its range; `high` null: without an upper bound. */
export type Span = { name: string; low: number; value: number | null; high: number | null };

const WIDTH = 640;
const ROW = 34;
const NAME = 150;
const RIGHT = 16;
const AXIS = 20;
const TOP = 12;

type Props = { title: string; spans: readonly Span[]; say(value: number): string; zero?: boolean };

/** Values with their ranges on one scale that begins at 0 (or, for `zero`, shows where 0 is). */
export function RangePlot({ title, spans, say, zero = false }: Props): ComponentChildren {
  const ends = spans.flatMap(({ low, value, high }) => [low, value ?? low, high ?? low]);
  const min = zero ? Math.min(0, ...ends) : 0;
  const max = Math.max(zero ? 0 : 1, ...ends) || 1;
  const open = spans.some(({ high }) => high === null);
  const width = WIDTH - NAME - RIGHT - (open ? 40 : 0);
  const x = (value: number) => NAME + ((value - min) / (max - min)) * width;
  const height = TOP + spans.length * ROW + AXIS;
  const words = spans.map((span) => `${span.name}: ${inWords(span, say)}`).join('; ');
  const ticks = [min, ...(zero && min < 0 && max > 0 ? [0] : []), max];
  return h(
    'svg',
    {
      class: 'ranges',
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: 'img',
      'aria-label': `${title}. ${words}`,
    },
    h('title', null, title),
    h('desc', null, words),
    ticks.map((tick) =>
      h('line', {
        key: `l${tick}`,
        class: tick === 0 ? 'nought' : 'tick',
        x1: x(tick),
        x2: x(tick),
        y1: 4,
        y2: height - AXIS,
      }),
    ),
    ticks.map((tick) =>
      h(
        'text',
        { key: `t${tick}`, class: 'scale', x: x(tick), y: height - 5, 'text-anchor': 'middle' },
        tick === 0 ? '0' : say(tick),
      ),
    ),
    spans.map((span, i) => h(Row, { key: span.name, span, y: TOP + i * ROW + ROW / 2, x, say })),
  );
}

type RowProps = { span: Span; y: number; x(value: number): number; say(value: number): string };

function Row({ span, y, x, say }: RowProps): ComponentChildren {
  const { name, low, value, high } = span;
  const end = high === null ? WIDTH - 8 : x(high);
  return h(
    'g',
    null,
    h('text', { class: 'name', x: 0, y: y + 4 }, shorten(name)),
    h('line', { class: high === null ? 'span open' : 'span', x1: x(low), x2: end, y1: y, y2: y }),
    value !== null && h('circle', { class: 'dot', cx: x(value), cy: y, r: 5 }),
    value !== null &&
      h(
        'text',
        {
          class: 'value',
          x: Math.min(Math.max(x(value), NAME + 12), WIDTH - 24),
          y: y - 9,
          'text-anchor': 'middle',
        },
        say(value),
      ),
  );
}

function inWords({ low, value, high }: Span, say: (value: number) => string): string {
  const range = high === null ? `${say(low)} and more` : `${say(low)} to ${say(high)}`;
  return value === null ? range : `${say(value)}, ${range}`;
}

function shorten(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}
