const UP = 4;
const MOST = 250;
const MOST_WORDS = 40;
const SEMANTIC = 'button,a,input,textarea,select,label,summary,[role],[contenteditable]';

/**
 * Elements around a box that only the pointer's shape gives away as something to press: plain ones
 * with a few words or an icon. Reads styles: once for each box.
 */
export function pointedNear(box: Element): Element[] {
  let area: Element = box;
  for (let up = 0; up < UP && area.parentElement; up += 1) {
    if (area.parentElement.getElementsByTagName('*').length > MOST) break;
    area = area.parentElement;
  }
  const found: Element[] = [];
  for (const element of area.querySelectorAll('div,span,p,li,i,svg,img')) {
    if ((element.textContent ?? '').length > MOST_WORDS || element.closest(SEMANTIC)) continue;
    const parent = element.parentElement;
    if (!parent || !isPointed(element) || isPointed(parent)) continue;
    if (element.localName !== 'svg') found.push(element);
  }
  return found;
}

function isPointed(element: Element): boolean {
  return getComputedStyle(element).cursor === 'pointer';
}
