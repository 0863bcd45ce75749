import type { Chance } from './chance.ts';
import { allElements, rootsOf } from './roots.ts';

const REFERRING = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list', 'form'];

/** Every id becomes a generated one, references included. */
export function hashIds(chance: Chance): void {
  const renamed = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!renamed.has(id)) renamed.set(id, chance.hash());
    return renamed.get(id)!;
  };
  for (const element of allElements()) if (element.id) element.id = nameOf(element.id);
  for (const element of allElements())
    for (const name of REFERRING) {
      const said = element.getAttribute(name);
      if (said)
        element.setAttribute(
          name,
          said
            .split(/\s+/)
            .map((id) => renamed.get(id) ?? id)
            .join(' '),
        );
    }
  restyle((css) =>
    css.replace(/#([a-zA-Z][\w-]*)(?=[^;{}]*\{)/g, (all, id) =>
      renamed.has(id) ? `#${renamed.get(id)}` : all,
    ),
  );
}

/** Every class becomes a generated one, in the sheets as well. */
export function hashClasses(chance: Chance): void {
  const renamed = new Map<string, string>();
  for (const element of allElements())
    for (const name of [...element.classList]) {
      if (!renamed.has(name)) renamed.set(name, chance.hash());
      element.classList.replace(name, renamed.get(name)!);
    }
  const html = document.documentElement;
  for (const name of [...html.classList])
    if (renamed.has(name)) html.classList.replace(name, renamed.get(name)!);
  restyle((css) =>
    css.replace(/\.([a-zA-Z_][\w-]*)(?=[^;{}]*\{)/g, (all, name) =>
      renamed.has(name) ? `.${renamed.get(name)}` : all,
    ),
  );
}

const KEPT = [
  'display',
  'position',
  'flex-direction',
  'flex-wrap',
  'flex-grow',
  'align-items',
  'justify-content',
  'gap',
  'grid-template-columns',
  'padding',
  'margin',
  'border',
  'border-radius',
  'background-color',
  'color',
  'font-size',
  'font-weight',
  'min-height',
  'overflow',
  'clip-path',
  'opacity',
  'visibility',
  'aspect-ratio',
];

/** No ids and no classes at all; what the sheets said goes into each element's own style. */
export function dropNames(): void {
  const all = allElements();
  const said = all.map((element) => {
    const style = element.ownerDocument.defaultView!.getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const kept = KEPT.map((name) => `${name}:${style.getPropertyValue(name)}`);
    const isSized =
      style.position === 'absolute' ||
      width <= 48 ||
      element.tagName === 'TEXTAREA' ||
      element.tagName === 'IMG';
    if (isSized) kept.push(`width:${width}px`, `height:${height}px`);
    return kept.join(';');
  });
  all.forEach((element, index) => {
    for (const name of ['class', 'id', 'for', 'aria-controls']) element.removeAttribute(name);
    element.setAttribute('style', said[index]!);
  });
}

/** What only tests and frameworks read. */
export function dropTestIds(): void {
  for (const element of allElements())
    for (const { name } of [...element.attributes])
      if (name.startsWith('data-') && name !== 'data-elsewhere') element.removeAttribute(name);
}

function restyle(change: (css: string) => string): void {
  for (const root of rootsOf())
    for (const sheet of root.querySelectorAll('style'))
      sheet.textContent = change(sheet.textContent ?? '');
}
