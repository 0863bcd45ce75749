import { signal } from '@preact/signals';

export const path = signal(location.pathname);

/** Client-side navigation: the document is never reloaded. */
export function go(to: string): void {
  if (to === location.pathname) return;
  history.pushState(null, '', to + location.search);
  path.value = to;
  scrollTo(0, 0);
}

addEventListener('popstate', () => {
  path.value = location.pathname;
});
