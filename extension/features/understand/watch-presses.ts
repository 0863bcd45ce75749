import { isField } from '../../site/act/set-text.ts';
import { namedAs } from '../../site/locate.ts';
import { CONTROLS } from '../../site/page-controls.ts';

/** Kinds of fields whose text is never a prompt. */
const PRIVATE =
  /^(password|email|tel|search|url|number|date|time|file|hidden|radio|checkbox|range|color|submit|button|image|reset)$/;
const FIELDS = 'textarea, input, [contenteditable]:not([contenteditable="false"])';
const LEAST_TEXT = 3;
const MOST_TEXTS = 12;

/** `spent`: the rule of the submit that it brought about. */
export type Press = {
  element: HTMLElement;
  control: string;
  msAgo: number;
  spent?: string | undefined;
};

/** What the person pressed last, by their own hand, and what the page's text fields said then. */
export type Presses = {
  /** Null where nothing was pressed yet. */
  last(): Press | null;
  /** What was pressed last has had its submit. */
  spend(rule: string): void;
  /** Texts that may have been the prompt, newest first, with the fields that held them. */
  texts(): readonly { text: string; field: HTMLElement }[];
};

/** Listens to the person's own presses and keys; what the page or we dispatch does not count. */
export function watchPresses(ended: AbortSignal): Presses {
  let pressed: (Omit<Press, 'msAgo'> & { at: number }) | null = null;
  // Something may have been pressed before this began.
  let texts = fieldTexts(document);

  const note = (event: Event) => {
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    const element = target.closest<HTMLElement>(CONTROLS);
    if (!element) return;
    // Now: a moment later it may say that it is at work.
    const control = namedAs(element) ?? element.localName;
    pressed = { element, control, at: performance.now() };
    const now = fieldTexts(target.getRootNode() as ParentNode);
    const old = texts.filter((one) => !now.some(({ text }) => text === one.text));
    texts = [...now, ...old].slice(0, MOST_TEXTS);
  };
  for (const type of ['pointerdown', 'click', 'keydown'])
    addEventListener(type, note, { capture: true, signal: ended });

  return {
    last() {
      if (!pressed) return null;
      const { at, ...press } = pressed;
      return { ...press, msAgo: performance.now() - at };
    },
    spend(rule) {
      if (pressed) pressed.spent = rule;
    },
    texts: () => texts,
  };
}

function fieldTexts(pressedIn: ParentNode): { text: string; field: HTMLElement }[] {
  const roots = pressedIn === document ? [document] : [pressedIn, document];
  return roots
    .flatMap((root) => [...root.querySelectorAll<HTMLElement>(FIELDS)])
    .filter((field) => !(field instanceof HTMLInputElement && PRIVATE.test(field.type)))
    .map((field) => ({ field, text: textOf(field) }))
    .filter(({ text }) => text.length >= LEAST_TEXT)
    .sort((a, b) => b.text.length - a.text.length)
    .slice(0, MOST_TEXTS);
}

function textOf(field: HTMLElement): string {
  return (isField(field) ? field.value : (field.textContent ?? '')).trim();
}
