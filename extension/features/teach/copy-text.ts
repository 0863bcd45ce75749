/**
 * Puts a text on the clipboard, within the person's own click. Pages that are not secure have no
 * clipboard of their own: there the browser's old way serves.
 *
 * @returns whether it worked.
 */
export async function copyText(text: string, within: ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFrom(text, within);
  }
}

function copyFrom(text: string, within: ParentNode): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0;pointer-events:none';
  const before = document.activeElement as HTMLElement | null;
  within.append(area);
  area.select();
  // The page's own listeners must not get at it.
  const onlyOurs = (event: Event) => event.stopImmediatePropagation();
  addEventListener('copy', onlyOurs, { capture: true, once: true });
  const done = document.execCommand('copy');
  removeEventListener('copy', onlyOurs, { capture: true });
  area.remove();
  before?.focus({ preventScroll: true });
  return done;
}
