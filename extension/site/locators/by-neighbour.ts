import { kindsOf, namesOf } from './css-of.ts';

const LEVELS = 7;

/** By a named element that it stands in, that it holds, or that stands beside it. */
export function* byNeighbour(element: Element): Generator<string> {
  const selves = [...new Set([...kindsOf(element), element.localName])];
  const [tag] = [element.localName];
  // What it holds: a group of choices by one of them.
  for (const child of element.querySelectorAll('[name],[data-testid],[id],[value],[aria-label]')) {
    const steps = stepsDown(element, child);
    if (steps === null) continue;
    for (const name of childNames(child)) yield `${tag}:has(> ${steps}${name})`;
    break;
  }
  let at: Element | null = element.parentElement;
  for (let level = 0; at && level < LEVELS; at = at.parentElement, level += 1) {
    if (at.localName === 'body' || at.localName === 'html') break;
    for (const name of namesOf(at))
      for (const self of selves) {
        if (level === 0) yield `${name} > ${self}`;
        yield `${name} ${self}`;
      }
    // A box or button with a name, directly in what is around both.
    for (const inner of at.children) {
      if (inner.contains(element)) continue;
      const named = /^(?:textarea|input|select|button|label)$/.test(inner.localName)
        ? inner
        : inner.querySelector(
            ':scope > textarea,:scope > input,:scope > select,:scope > [contenteditable]',
          );
      if (!named) continue;
      const steps = stepsDown(at, named) ?? '';
      for (const name of namesOf(named))
        for (const self of selves) yield `${at.localName}:has(> ${steps}${name}) ${self}`;
    }
  }
}

/** The children on the way down, up to three; null where it is deeper. */
function stepsDown(from: Element, to: Element): string | null {
  let steps = '';
  let at = to.parentElement;
  for (let level = 0; at && level < 3; at = at.parentElement, level += 1) {
    if (at === from) return steps;
    steps = `${at.localName} > ${steps}`;
  }
  return null;
}

function childNames(child: Element): string[] {
  const value = child.getAttribute('value');
  return [
    ...namesOf(child),
    ...(value && /^[\w:.-]{1,20}$/.test(value) ? [`${child.localName}[value="${value}"]`] : []),
  ];
}
