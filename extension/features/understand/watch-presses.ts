import { isField } from '../../site/act/set-text.ts';
import { namedAs } from '../../site/locate.ts';
import { CONTROLS } from '../../site/page-controls.ts';

/** Kinds of fields whose text is never a prompt. */
const PRIVATE = /^(password|email|tel|search|url|number|date|time|file|hidden)$/;
const LEAST_TEXT = 3;
const MOST_TEXTS = 12;

/** What the person pressed last, by their own hand, and what the page's text fields said then. */
export type Presses = {
  /** Milliseconds ago; null where nothing was pressed yet. */
  last(): { control: string; msAgo: number } | null;
  /** Texts that may have been the prompt, newest first. */
  texts(): readonly string[];
};

/** Listens to the person's own presses and keys; what the page or we dispatch does not count. */
export function watchPresses(ended: AbortSignal): Presses {
  let pressed: { control: string; at: number } | null = null;
  let texts: string[] = [];

  const note = (event: Event) => {
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    const control = target.closest<HTMLElement>(CONTROLS);
    if (!control) return;
    pressed = { control: namedAs(control) ?? control.localName, at: performance.now() };
    const now = fieldTexts(document);
    texts = [...now, ...texts.filter((text) => !now.includes(text))].slice(0, MOST_TEXTS);
  };
  for (const type of ['pointerdown', 'click', 'keydown'])
    addEventListener(type, note, { capture: true, signal: ended });

  return {
    last: () => pressed && { control: pressed.control, msAgo: performance.now() - pressed.at },
    texts: () => texts,
  };
}

function fieldTexts(within: ParentNode): string[] {
  const fields = within.querySelectorAll<HTMLElement>(
    'textarea, input, [contenteditable]:not([contenteditable="false"])',
  );
  return [...fields]
    .filter((field) => !(field instanceof HTMLInputElement && PRIVATE.test(field.type)))
    .map((field) => (isField(field) ? field.value : field.innerText).trim())
    .filter((text) => text.length >= LEAST_TEXT)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TEXTS);
}
