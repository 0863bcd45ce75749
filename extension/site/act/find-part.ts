import type { FormPart } from '../../../shared/site/parts.ts';
import type { Locator } from '../../../shared/site/profile.ts';
import type { OverlayHandle } from '../../features/overlay-handle.ts';
import { isVisible, locate } from '../locate.ts';

type Sources = Pick<OverlayHandle, 'resolved' | 'recognised' | 'trusted'>;

/** The part of the form as the reader of the page takes it, but as the page stands this moment. */
export function findPart(
  { resolved, recognised, trusted }: Sources,
  part: FormPart,
  lost: (part: FormPart) => HTMLElement | null = () => null,
): HTMLElement | null {
  const { profile, source } = resolved.peek();
  const located = () => (trusted() ? locate(profile.dom[part]) : null);
  const seen = () => {
    const element = recognised.peek()?.parts[part]?.element;
    return element?.isConnected && isVisible(element) ? element : lost(part);
  };
  return source === 'learned' ? (seen() ?? located()) : (located() ?? seen());
}

/**
 * Finds parts while they are set: what is set is drawn anew all the time, before anybody recognises
 * it again.
 */
export function partFinder(sources: Sources): (part: FormPart) => HTMLElement | null {
  const ways = new Map<FormPart, { element: HTMLElement; locator: Locator | null }>();
  const lost = (part: FormPart) => {
    const kept = ways.get(part);
    // While a list lies open the page reads differently; the part is where it was.
    if (kept?.element.isConnected && isVisible(kept.element)) return kept.element;
    return kept?.locator ? locate([kept.locator]) : null;
  };
  return (part) => {
    const seen = sources.recognised.peek()?.parts[part];
    if (seen?.element.isConnected && ways.get(part)?.element !== seen.element)
      ways.set(part, { element: seen.element, locator: seen.locator() });
    return findPart(sources, part, lost);
  };
}
