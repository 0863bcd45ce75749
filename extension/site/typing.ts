import { shadowRootOf } from './shadow-root-of.ts';

const PRESSED_ONLY = /^(button|checkbox|color|file|image|radio|range|reset|submit)$/;
/** Roles that take letters: for text, or to jump to the entry that begins with one. */
const TAKES_LETTERS =
  /^(textbox|searchbox|combobox|spinbutton|listbox|option|menu|menubar|menuitem|menuitemradio|menuitemcheckbox|tree|treeitem|grid|application)$/;

/** Whether a key belongs to what the person is typing, or to a control that takes letters. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  if (document.designMode === 'on') return true;
  const target = event.composedPath()[0];
  return (
    takesLetters(target instanceof Element ? target : null) || takesLetters(document.activeElement)
  );
}

/** Looks into shadow roots, closed ones too, and into frames of the same origin. */
function takesLetters(element: Element | null): boolean {
  for (let at = element, depth = 0; at && depth < 20; depth += 1) {
    if (isEditable(at)) return true;
    at = focusedInside(at);
  }
  return false;
}

/** By name, not by class: an element of another frame is of that frame's classes. */
function isEditable(element: Element): boolean {
  const { localName } = element;
  if (localName === 'input') return !PRESSED_ONLY.test((element as HTMLInputElement).type);
  if (localName === 'textarea' || localName === 'select') return true;
  if ((element as HTMLElement).isContentEditable) return true;
  return TAKES_LETTERS.test(element.getAttribute('role') ?? '');
}

function focusedInside(element: Element): Element | null {
  if (element.localName === 'iframe' || element.localName === 'frame') {
    // Another origin's is null, and its keys never come here.
    const inner = (element as HTMLIFrameElement).contentDocument;
    return inner?.designMode === 'on' ? inner.body : (inner?.activeElement ?? null);
  }
  return shadowRootOf(element)?.activeElement ?? null;
}
