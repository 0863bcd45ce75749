import type { ComponentChildren } from 'preact';
import { Mark } from './icon.tsx';

/** What stands where nothing is yet, and what to do about it. */
export function EmptyState(props: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <Mark size={32} />
      <h2>{props.title}</h2>
      <p>{props.children}</p>
    </div>
  );
}
