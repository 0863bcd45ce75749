import type { Rect } from '../../../shared/site/recognise/description.ts';

export type Measured = { rect: Rect; visible: boolean };

/** Reads layout: call it for many at once, and never between writes. */
function measure(element: Element): Measured {
  const { x, y, width, height } = element.getBoundingClientRect();
  const rect = { x: round(x), y: round(y), width: round(width), height: round(height) };
  const visible =
    width > 0 && height > 0 && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
  return { rect, visible };
}

/** A radio or checkbox that only its label shows is as large as that. */
export function sizeOf(element: Element): Measured {
  const own = measure(element);
  const { type, labels } = element as HTMLInputElement;
  const shown = own.visible && own.rect.width > 4;
  if (shown || !/^(?:radio|checkbox)$/.test(type ?? '') || !labels?.[0]) return own;
  return measure(labels[0]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Whether a button has a ground of its own. */
export function isFilled(element: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  if (backgroundImage.includes('gradient')) return true;
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(backgroundColor)?.[1];
  if (backgroundColor === 'transparent' || (alpha !== undefined && Number(alpha) < 0.5))
    return false;
  const around = element.parentElement && groundOf(element.parentElement);
  return around !== backgroundColor;
}

function groundOf(element: Element): string {
  for (
    let at: Element | null = element, level = 0;
    at && level < 8;
    at = at.parentElement, level += 1
  ) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== 'transparent')
      return backgroundColor;
  }
  return 'none';
}
