import { type ComponentChildren, h } from 'preact';

/** One part of a whole; `look` is its colour's name in the style sheet. */
export type Part = { look: 'usable' | 'rejected' | 'open' | 'none'; name: string; value: number };

const WIDTH = 640;
const HEIGHT = 18;
const GAP = 2;

type Props = { title: string; parts: readonly Part[]; say(value: number): string; of?: number };

/**
 * A whole cut into its parts, with the same numbers in words beneath. @param of what the full width
 * stands for, where several bars share a scale.
 */
export function SplitBar({ title, parts, say, of }: Props): ComponentChildren {
  const some = parts.filter(({ value }) => value > 0);
  const total = some.reduce((all, { value }) => all + value, 0);
  const scale = (WIDTH - GAP * Math.max(0, some.length - 1)) / Math.max(1, of ?? total);
  const words = some.map(({ name, value }) => `${say(value)} ${name}`).join(', ');
  let left = 0;
  const bars = some.map(({ look, value }) => {
    const width = value * scale;
    const bar = h('rect', { class: look, x: left, y: 0, width, height: HEIGHT, rx: 2 });
    left += width + GAP;
    return bar;
  });
  return h(
    'figure',
    { class: 'split' },
    h(
      'svg',
      {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': `${title}: ${words || 'nothing'}`,
      },
      h('title', null, title),
      h('desc', null, words),
      h('rect', { class: 'ground', x: 0, y: 0, width: WIDTH, height: HEIGHT, rx: 2 }),
      bars,
    ),
    h(
      'figcaption',
      null,
      some.map(({ look, name, value }) =>
        h(
          'span',
          { key: look, class: 'key' },
          h('span', { class: `swatch ${look}` }),
          h('b', null, say(value)),
          ` ${name}`,
        ),
      ),
    ),
  );
}
