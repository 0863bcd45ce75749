import { isStableName, isTellingClass } from '../../../shared/site/recognise/stable-name.ts';

const TEST_IDS = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa', 'data-slot'];
const LONGEST = 200;
/** What holds all of a page tells nothing apart. */
const WHOLE_PAGE =
  /^_*(?:next|nuxt|root|app|main|page|body|wrapper|container|content|layout|gatsby)$/i;

/** Whether an id tells one part of a page from another, tomorrow too. */
export function isLastingId(id: string): boolean {
  return isStableName(id) && !WHOLE_PAGE.test(id);
}

export function attribute(name: string, value: string): string {
  return `[${name}="${value.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"]`;
}

/** Selectors by what an element is called, the most lasting first. */
export function namesOf(element: Element): string[] {
  const tag = element.localName;
  const found: string[] = [];
  const own = (name: string) => {
    const value = element.getAttribute(name);
    return value && value.length <= LONGEST ? value : null;
  };
  const put = (name: string, ok: (value: string) => boolean = () => true) => {
    const value = own(name);
    if (value !== null && ok(value)) found.push(`${tag}${attribute(name, value)}`);
  };
  if (element.id && isLastingId(element.id)) found.push(`#${CSS.escape(element.id)}`);
  for (const name of TEST_IDS) put(name, isStableName);
  put('name', isStableName);
  // A label that counts ("3 images") says another number tomorrow.
  put('aria-label', (value) => !/\d/.test(value));
  for (const name of ['placeholder', 'data-placeholder', 'aria-placeholder']) put(name);
  put('title', (value) => !/\d/.test(value));
  return found;
}

/** Selectors of a button with no words, by the icon that it shows: its name, or how it is drawn. */
export function iconsOf(element: Element): string[] {
  if (element.textContent?.trim()) return [];
  const icon = element.querySelector('svg,i');
  if (!icon) return [];
  const tag = element.localName;
  const found: string[] = [];
  for (const name of icon.classList)
    if (ICON_NAME.test(name) && isTellingClass(name))
      found.push(`${tag}:has(${icon.localName}.${CSS.escape(name)})`);
  const use = icon.querySelector('use')?.getAttribute('href');
  if (use && /^#[\w-]{2,60}$/.test(use)) found.push(`${tag}:has(use${attribute('href', use)})`);
  const drawn = icon.querySelector('path[d]')?.getAttribute('d')?.slice(0, 40);
  if (drawn && drawn.length >= 8 && !/["\\\n]/.test(drawn))
    found.push(`${tag}:has(path[d^="${drawn}"])`);
  return found;
}

/** Of a set of icons: "lucide-arrow-up", "fa-paper-plane". */
const ICON_NAME = /^(?:lucide|fa|bi|ri|mdi|ti|tabler|ph|icon|pi|el-icon|anticon|heroicon)-[a-z-]+$/;

/** Selectors by what kind of thing it is; several elements of a page may be. */
export function kindsOf(element: Element): string[] {
  const tag = element.localName;
  const found: string[] = [];
  const role = element.getAttribute('role');
  if (role) found.push(`${tag}${attribute('role', role)}`);
  if (element.getAttribute('type') === 'submit') found.push(`${tag}[type="submit"]`);
  const popup = element.getAttribute('aria-haspopup');
  if (popup) found.push(`${tag}${attribute('aria-haspopup', popup)}`);
  if (element.getAttribute('contenteditable')) found.push(`${tag}[contenteditable]`);
  // A list that says nothing of itself, but for its arrow.
  if (element.lastElementChild?.localName === 'svg') found.push(`${tag}:has(> svg:last-child)`);
  const telling = [...element.classList].filter(isTellingClass).slice(0, 2);
  for (const name of telling) found.push(`${tag}.${CSS.escape(name)}`);
  if (!/^(?:div|span|p|b|strong|i|em|section)$/.test(tag)) found.push(tag);
  return found;
}
