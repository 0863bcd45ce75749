import { windowOf } from './realm.ts';

/** Stand in an editor, and are nothing that a person wrote, if nothing else is there. */
const HINT = '[data-slate-placeholder], [contenteditable="false"]';

/**
 * What a person wrote into a rich text editor, a line for each of its blocks, so that the same text
 * written again gives the same blocks. (`innerText` puts an empty line between two paragraphs.)
 */
export function editorText(editor: HTMLElement): string {
  return plain(textIn(editor, false)) && plain(textIn(editor, true));
}

function plain(text: string): string {
  return text.replace(/[\u200b\ufeff]/g, '').trim();
}

/** @param withAtoms with mentions and other pieces that are no text to edit, but stand in its lines. */
function textIn(editor: HTMLElement, withAtoms: boolean): string {
  const view = windowOf(editor);
  let text = '';
  let begun = false;
  const startLine = () => {
    if (begun) text += '\n';
    begun = true;
  };
  const walk = (node: HTMLElement, isFirst: boolean): void => {
    let first = isFirst;
    const holdsBlocks = hasBlocks(node);
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const { data } = child as Text;
        // Between blocks, only how the page is written.
        if (holdsBlocks && data.trim() === '') continue;
        if (first) startLine();
        text += data;
        first = false;
      } else if (child.nodeType === 1) {
        const element = child as HTMLElement;
        if (element.matches(HINT) && !(withAtoms && isInLine(element))) continue;
        if (element.localName === 'br') {
          if (first) startLine();
          // The last one only holds an empty line open.
          if (isFollowed(element)) text += '\n';
          first = false;
        } else if (isBlock(element)) {
          if (!hasBlocks(element)) startLine();
          walk(element, hasBlocks(element));
          first = true;
        } else {
          if (first) startLine();
          walk(element, false);
          first = false;
        }
      }
    }
  };
  const isBlock = (element: HTMLElement) =>
    !/^(?:inline|contents|none|ruby)/.test(view.getComputedStyle(element).display);
  const hasBlocks = (element: HTMLElement) =>
    [...element.children].some((one) => one.localName !== 'br' && isBlock(one as HTMLElement));
  const isInLine = (element: HTMLElement) =>
    !element.hasAttribute('data-slate-placeholder') &&
    !isBlock(element) &&
    view.getComputedStyle(element).position === 'static';
  walk(editor, true);
  return text;
}

function isFollowed(line: Element): boolean {
  for (let after = line.nextSibling; after; after = after.nextSibling)
    if (after.nodeName === 'BR' || (after.textContent ?? '').replace(/[\u200b\ufeff]/g, '') !== '')
      return true;
  return false;
}
