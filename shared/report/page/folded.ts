import { type ComponentChildren, h } from 'preact';
import type { Id } from '../../id.ts';
import type { Links } from './links.ts';

type Props = { summary: ComponentChildren; label: string; children?: ComponentChildren };

/** A table that is closed until asked for; works without script. @param label names the list. */
export function Folded({ summary, label, children }: Props): ComponentChildren {
  return h(
    'details',
    { class: 'behind' },
    h('summary', null, summary),
    h(
      'div',
      { class: 'scroll', tabIndex: 0, role: 'group', 'aria-label': label },
      h('table', null, children),
    ),
  );
}

/** A prompt, linked to an asset of it where the page can lead there. */
export function promptOf(prompt: string | null, asset: Id | null, links: Links): ComponentChildren {
  const what = prompt ?? 'a prompt that is no longer kept here';
  const href = asset === null ? null : links.asset(asset);
  return href === null ? what : h('a', { href }, what);
}
