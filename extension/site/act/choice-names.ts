import { holdsSetting, sameWords, withoutPrice } from '../../../shared/same-words.ts';
import { firstText } from '../locate.ts';
import { Refusal } from './settle.ts';

/** What a choice is called, the surest names first; names of one rank are as good as each other. */
export function namesOf(choice: HTMLElement): (string | null)[][] {
  const { value, labels } = choice as Partial<HTMLInputElement>;
  const isInput = choice.matches('input[type="radio"], input[type="checkbox"]');
  const label = isInput ? (labels?.[0] ?? null) : null;
  const spoken = choice.getAttribute('aria-label') ?? choice.getAttribute('aria-valuetext');
  const whole = wordsIn(label ?? choice);
  const pressed = choice.matches('input[type="button"], input[type="submit"]');
  return [
    [whole, spoken, pressed ? (value ?? null) : null],
    [withoutPrice(whole), spoken && withoutPrice(spoken)],
    [firstText(label ?? choice)],
    [value ?? null, ...['value', 'key', 'id', 'model'].map((key) => choice.dataset[key] ?? null)],
    [choice.title, choice.querySelector('img')?.alt ?? null],
  ].map((rank) => rank.map((name) => name?.trim() || null));
}

/** What a choice is called for people. */
export function nameOf(choice: HTMLElement): string | null {
  const [[whole, spoken, pressed] = [], , [first] = []] = namesOf(choice);
  return first ?? whole ?? spoken ?? pressed ?? choice.title ?? null;
}

/**
 * The one choice that is meant. @returns null where there is none, `ambiguous` where several are as
 * good: any of them would be a guess.
 */
export function pickOne(
  choices: readonly HTMLElement[],
  wanted: string,
): HTMLElement | 'ambiguous' | null {
  const named = choices.map((choice) => ({ choice, names: namesOf(choice) }));
  const ranks = named[0]?.names.length ?? 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    const found = named.filter(({ names }) => names[rank]?.some((name) => sameWords(name, wanted)));
    if (found.length > 1) return 'ambiguous';
    if (found[0]) return found[0].choice;
  }
  const holding = named.filter(({ names: [, bare] }) => holdsSetting(bare?.[0] ?? '', wanted));
  return holding.length > 1 ? 'ambiguous' : (holding[0]?.choice ?? null);
}

/** The one choice that is meant; null where there is none. @throws Refusal where several are as good. */
export function onlyOne(
  found: HTMLElement | 'ambiguous' | null,
  wanted: string,
): HTMLElement | null {
  if (found === 'ambiguous') throw new Refusal(`several are called “${wanted}”`);
  return found;
}

/** Whether an element shows one of these names, whatever else stands beside it. */
export function shows(element: HTMLElement, ...wanted: readonly (string | null)[]): boolean {
  const { value } = element as Partial<HTMLInputElement>;
  const texts = textsIn(element);
  const said = [
    ...namesOf(element).slice(0, 3).flat(),
    ...(element.localName === 'input' ? [value ?? null] : []),
    ...texts,
    ...texts.map(withoutPrice),
  ];
  return said.some((one) => wanted.some((name) => sameWords(one, name)));
}

/** All words of an element. What stands in elements of its own is apart, however it is drawn. */
export function wordsIn(element: HTMLElement): string {
  return textsIn(element).join(' ');
}

function textsIn(element: HTMLElement): string[] {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim();
    if (text) texts.push(text.replace(/\s+/g, ' '));
  }
  return texts;
}
