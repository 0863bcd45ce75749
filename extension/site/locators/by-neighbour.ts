import { kindsOf, namesOf } from './css-of.ts';

const LEVELS = 7;
const LANDMARK = /^(?:header|nav|aside|footer|form|fieldset|figure|dialog)$/;

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
    const named = [...namesOf(at), ...kindsOf(at).filter(isMarked)];
    if (LANDMARK.test(at.localName)) named.push(at.localName);
    for (const name of named)
      for (const self of selves) {
        if (level === 0) yield `${name} > ${self}`;
        yield `${name} ${self}`;
      }
    // A box or button with a name, directly in what is around both.
    for (const inner of at.children) {
      if (inner.contains(element)) continue;
      const field = /^(?:textarea|input|select|button|label)$/.test(inner.localName)
        ? inner
        : inner.querySelector(
            ':scope > textarea,:scope > input,:scope > select,:scope > [contenteditable]',
          );
      if (!field) continue;
      const steps = stepsDown(at, field) ?? '';
      for (const name of namesOf(field))
        for (const self of selves) yield `${at.localName}:has(> ${steps}${name}) ${self}`;
    }
  }
}

/** More than a tag. */
function isMarked(css: string): boolean {
  return /[.[]/.test(css);
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
