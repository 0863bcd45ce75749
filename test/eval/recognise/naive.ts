import type { Taken } from './known-truth.ts';

/** What one writes in five minutes: the first of each kind. */
export function naive(): Taken {
  const first = (all: Iterable<Element>, fits: (one: Element) => boolean = () => true) => {
    const found = [...all].find(fits);
    return found ? [found] : [];
  };
  return {
    prompt: first(document.querySelectorAll('textarea')),
    model: first(document.querySelectorAll('select')),
    submit: first(document.querySelectorAll('button'), (one) =>
      /generate|create/i.test(one.textContent ?? ''),
    ),
  };
}
