import { CHOSEN, firstText, OPTIONS, settingOf } from './locate.ts';

/** More than this is no form, or not worth its time. */
const MOST = 60;
const LONGEST = 40;
const SINGLE = `select,[role="combobox"],input[type="radio"]:checked,${CHOSEN}`;

/**
 * What is chosen in the form that two of its parts stand in, as the page says it and as the form
 * would send it: for settings that nobody named, told by the words that requests were seen with.
 * Boxes to write in are left out, and so is what stands in another frame or shadow root.
 */
export function chosenWords(prompt: HTMLElement, submit: HTMLElement): string[] {
  const form = commonParent(prompt, submit);
  if (!form) return [];
  const words = new Set<string>();
  const add = (said: string | null | undefined) => {
    const text = said?.replace(/\s+/g, ' ').trim();
    if (text && text.length <= LONGEST) words.add(text);
  };
  for (const one of first(form.querySelectorAll<HTMLElement>(SINGLE))) {
    if (one.localName === 'input') {
      const radio = one as HTMLInputElement;
      add(radio.value);
      add(radio.labels?.[0] && firstText(radio.labels[0]));
      continue;
    }
    if (one.localName === 'select') add((one as HTMLSelectElement).value);
    add(settingOf(one));
  }
  const groups = first(form.querySelectorAll<HTMLElement>(OPTIONS)).map((one) => one.parentElement);
  // Of buttons side by side only their looks may tell which is chosen.
  for (const group of new Set(groups))
    if (group && group !== form && group.childElementCount > 1) add(settingOf(group));
  return [...words];
}

function commonParent(one: HTMLElement, other: HTMLElement): HTMLElement | null {
  let at = one.parentElement;
  while (at && !at.contains(other)) at = at.parentElement;
  return at;
}

function first(list: NodeListOf<HTMLElement>): HTMLElement[] {
  return Array.from(list).slice(0, MOST);
}
