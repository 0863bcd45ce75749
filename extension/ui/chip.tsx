import type { ComponentChildren } from 'preact';

/** A short state word. The colour repeats what the word says and never says more. */
export function Chip(props: {
  tone?: 'accent' | 'amber' | 'red' | undefined;
  children: ComponentChildren;
}) {
  return <span class={`chip ${props.tone ?? ''}`}>{props.children}</span>;
}
