const ARROW = /(?:arrow|caret|chevron|angle)|drop-?down|select__?(?:icon|indicator|suffix)/i;

/** A field with the arrow of a list beside it: what it says was chosen, not typed. */
export function opensFrom(field: HTMLInputElement): boolean {
  if (field.type !== 'text') return false;
  let at: Element = field;
  for (let up = 0; up < 2; up += 1) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      const icon = next.matches('i,svg') ? next : next.querySelector('i,svg');
      if (!icon || next.textContent?.trim()) continue;
      const names = `${next.getAttribute('class') ?? ''} ${icon.getAttribute('class') ?? ''}`;
      if (field.readOnly || (field.autocomplete === 'off' && ARROW.test(names))) return true;
    }
    const parent = at.parentElement;
    if (!parent || parent.querySelectorAll('input').length > 1) return false;
    at = parent;
  }
  return false;
}

/** The native field that a drawn one keeps for its form. */
export function isShadow(element: Element): boolean {
  return element.getAttribute('aria-hidden') === 'true' && (element as HTMLElement).tabIndex < 0;
}
