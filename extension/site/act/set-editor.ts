import { editorText } from './editor-text.ts';
import { byOurHand } from './our-hand.ts';
import { windowOf } from './realm.ts';
import { pause, settle } from './settle.ts';

const TAKEN_WITHIN_MS = 600;
/** Editors learn of a selection a moment after it was made. */
const SELECTED_MS = 150;

/**
 * Writes into a rich text editor, in place of all that is in it. Editors keep a document of their
 * own and draw it: text must come to them as input, and each kind listens for another sort.
 *
 * @returns what the editor says once it has had its turn.
 */
export async function setEditor(
  editor: HTMLElement,
  text: string,
  signal: AbortSignal,
): Promise<string> {
  const { activeElement } = editor.ownerDocument;
  const taken = () => isSameText(editorText(editor), text);
  const ways = [byInput, byPaste];
  for (const write of ways) {
    if (taken()) break;
    editor.focus({ preventScroll: true });
    selectAll(editor);
    await pause(SELECTED_MS);
    byOurHand(() => write(editor, text));
    await settle(taken, TAKEN_WITHIN_MS, signal);
  }
  // It may be drawn anew out of the editor's own document.
  await pause(50);
  if (activeElement !== editor) {
    editor.blur();
    (activeElement as HTMLElement | null)?.focus?.({ preventScroll: true });
  }
  return editorText(editor);
}

/** Editors have their own ways with spaces and lines. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
  return plain(one) === plain(other);
}

function selectAll(editor: HTMLElement): void {
  const root = editor.getRootNode() as Document & { getSelection?(): Selection | null };
  const selection = root.getSelection?.() ?? windowOf(editor).getSelection();
  selection?.selectAllChildren(editor);
}

/**
 * Input is announced first, which the browser's own command does not: an editor that takes it over
 * must not find its page changed behind its back. Any other watches what the browser types.
 */
function byInput(editor: HTMLElement, text: string): void {
  const { InputEvent } = windowOf(editor);
  const event = {
    inputType: text === '' ? 'deleteContentBackward' : 'insertText',
    ...{ data: text || null, bubbles: true, cancelable: true, composed: true },
  };
  if (!editor.dispatchEvent(new InputEvent('beforeinput', event))) return;
  editor.ownerDocument.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}

function byPaste(editor: HTMLElement, text: string): void {
  if (text === '') return;
  const { ClipboardEvent, DataTransfer } = windowOf(editor);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = { clipboardData, bubbles: true, cancelable: true, composed: true };
  editor.dispatchEvent(new ClipboardEvent('paste', event));
}
