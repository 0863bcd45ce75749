const CHOSEN = [
  ...['checked', 'selected', 'pressed'].map((word) => `[aria-${word}="true"]`),
  '[aria-current]:not([aria-current="false"])',
  ...['on', 'active', 'checked', 'selected'].map((word) => `[data-state="${word}"]`),
  ...['selected', 'active', 'checked'].map((word) => `[data-${word}="true"], [data-${word}=""]`),
].join();
const WORDS =
  /^(?:[a-z0-9]*[-_]+)*(?:on|active|selected|sel|current|checked|chosen|is-?active|is-?on|is-?selected)$/i;

/** How the chosen one of two looks, where nothing says it: learned by choosing. */
const looks = new WeakMap<Element, string>();

/** Which of a group's choices is chosen; null where the page does not show it, or shows several. */
export function chosenOf(choices: readonly HTMLElement[]): HTMLElement | null {
  const ways: ((choice: HTMLElement) => boolean)[] = [
    (choice) => isRadio(choice) && choice.checked,
    (choice) => choice.matches(CHOSEN),
    (choice) => choice.querySelector(CHOSEN) !== null,
    (choice) => [...choice.classList].some((word) => WORDS.test(word)),
  ];
  for (const way of ways) {
    const found = choices.filter(way);
    if (found.length > 0) return found.length === 1 ? found[0]! : null;
  }
  const odd = choices.filter((one) => choices.filter((other) => isAlike(one, other)).length === 1);
  if (choices.length > 2) return odd.length === 1 ? odd[0]! : null;
  const group = choices[0]?.parentElement;
  const look = group && looks.get(group);
  return (look && odd.find((one) => lookOf(one) === look)) || null;
}

/** Of two choices the one that was pressed took over the look that the other one had. */
export function noteSwap(
  before: readonly string[],
  choices: readonly HTMLElement[],
  pressed: HTMLElement,
): boolean {
  const [one, other] = choices.map(lookOf);
  if (choices.length !== 2 || one === other || before[0] !== other || before[1] !== one)
    return false;
  if (pressed.parentElement) looks.set(pressed.parentElement, lookOf(pressed));
  return true;
}

/** All that tells a choice from its neighbours, apart from its words. */
export function lookOf(choice: HTMLElement): string {
  return `${choice.className}|${choice.getAttribute('style') ?? ''}`;
}

function isAlike(one: HTMLElement, other: HTMLElement): boolean {
  return lookOf(one) === lookOf(other);
}

export function isRadio(element: Element): element is HTMLInputElement {
  return element.matches('input[type="radio"]');
}
