import type { Look } from '../site/look.ts';
import css from './in-page.css?inline';

const dressed = new WeakSet<ShadowRoot>();

/** Gives the shadow root our one style sheet; once. A `<style>` would fall under the page's policy. */
export function dress(root: ShadowRoot): void {
  if (dressed.has(root)) return;
  dressed.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Makes an element look like its surroundings on the page. */
export function wear(element: HTMLElement, look: Look): void {
  const { style } = element;
  style.colorScheme = look.dark ? 'dark' : 'light';
  style.setProperty('--site-background', look.background);
  style.setProperty('--site-text', look.text);
  style.setProperty('--site-font', look.font);
  style.setProperty('--site-size', `${look.size}px`);
}
