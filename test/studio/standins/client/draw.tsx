import { type ComponentType, render } from 'preact';

/** Draws the whole page into its root. */
export function draw(Page: ComponentType): void {
  render(<Page />, document.querySelector('#__next, #root, #app')!);
}
