import type { ComponentChildren } from 'preact';

/** One named fact; a `<dl>` holds them. */
export function Line(props: { name: string; children: ComponentChildren }) {
  return (
    <div class="line">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
