import type { Place } from '../../../shared/site/recognise/description.ts';
import { parentOf } from './roots.ts';

/** What is around an element: ids of the elements, outermost first, and what they say of the place. */
export type Surroundings = {
  path: readonly number[];
  places: readonly Place[];
  form: number | null;
};

const BY_TAG: { [tag: string]: Place } = {
  header: 'header',
  nav: 'nav',
  footer: 'footer',
  aside: 'aside',
  dialog: 'dialog',
  form: 'form',
  a: 'link',
};
const BY_ROLE: { [role: string]: Place } = {
  banner: 'header',
  navigation: 'nav',
  contentinfo: 'footer',
  complementary: 'aside',
  dialog: 'dialog',
  alertdialog: 'dialog',
  search: 'search',
  log: 'log',
  menu: 'list',
  listbox: 'list',
  menubar: 'nav',
};
const BY_NAME: readonly [RegExp, Place][] = [
  [/cookie|consent|gdpr/i, 'consent'],
  [/newsletter|subscri/i, 'newsletter'],
  [
    /comment|feedback|contact|support-|live-?chat|chat-?widget|intercom|crisp|zendesk|helpdesk/i,
    'talk',
  ],
  [/(?:^|[-_ ])search/i, 'search'],
  [/log-?in|sign-?in|sign-?up|register/i, 'account'],
  [/pricing|plans?(?:[-_ ]|$)|checkout/i, 'pricing'],
  [/negative/i, 'negative'],
];

/** Numbers elements, and remembers what is around those that hold candidates. */
export function createSurroundings() {
  const ids = new WeakMap<Element, number>();
  let known = new WeakMap<Element, Surroundings>();
  let last = 0;

  function idOf(element: Element): number {
    const had = ids.get(element);
    if (had !== undefined) return had;
    last += 1;
    ids.set(element, last);
    return last;
  }

  /** What its children have around them. */
  function inside(element: Element | null): Surroundings {
    if (!element) return { path: [], places: [], form: null };
    const had = known.get(element);
    if (had) return had;
    const outer = inside(parentOf(element));
    const id = idOf(element);
    const place = placesOf(element).filter((one) => !outer.places.includes(one));
    const made = {
      path: [...outer.path, id],
      places: place.length > 0 ? [...outer.places, ...place] : outer.places,
      form: element.localName === 'form' ? id : outer.form,
    };
    known.set(element, made);
    return made;
  }

  return {
    idOf,
    hasId: (element: Element) => ids.get(element),
    of: (element: Element) => inside(parentOf(element)),
    /** After elements moved or changed their names. */
    forget() {
      known = new WeakMap();
    },
  };
}
export type Surrounded = ReturnType<typeof createSurroundings>;

/** Sections with headers and footers of their own. */
const PARTS = 'article,aside,main,nav,section,form,dialog,[role=dialog],[aria-modal=true]';

const MANY = 8;
const VERY_MANY = 12;

/** One of many siblings of one build, with several things in it and nothing to write into. */
function isCard(element: Element): boolean {
  const count = element.parentElement?.childElementCount ?? 0;
  if (count < MANY) return false;
  const size = element.getElementsByTagName('*').length;
  if (size < 5 || size > 200) return false;
  const alike = (other: Element | null) =>
    other !== null &&
    other.localName === element.localName &&
    Math.abs(other.getElementsByTagName('*').length - size) <= size * 0.3;
  const { previousElementSibling: before, nextElementSibling: after } = element;
  const likes = [
    before,
    after,
    before?.previousElementSibling ?? null,
    after?.nextElementSibling ?? null,
  ];
  if (likes.filter(alike).length < 2) return false;
  if (element.querySelector('textarea,[contenteditable],[role=textbox]')) return false;
  return count >= VERY_MANY || element.querySelector('img,video,canvas') !== null;
}

function placesOf(element: Element): Place[] {
  const found: Place[] = [];
  if (isCard(element)) found.push('card');
  const tag = BY_TAG[element.localName];
  // A part's own header or footer is not the page's.
  const isPart =
    /^(?:header|footer)$/.test(element.localName) && element.parentElement?.closest(PARTS);
  if (tag && !isPart) found.push(tag);
  const role = BY_ROLE[element.getAttribute('role') ?? ''];
  if (role) found.push(role);
  if (element.getAttribute('aria-modal') === 'true') found.push('dialog');
  if (element.localName === 'body' || element.localName === 'html') return found;
  const name = `${element.id} ${element.getAttribute('class') ?? ''} ${element.getAttribute('aria-label') ?? ''}`;
  // Tailwind's long lists of classes say how it looks, not what it is.
  if (name.length < 120)
    for (const [pattern, place] of BY_NAME) if (pattern.test(name)) found.push(place);
  return found;
}
