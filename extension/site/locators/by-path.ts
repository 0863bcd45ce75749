import { finder } from '@medv/finder';
import { isStableName, isTellingClass } from '../../../shared/site/recognise/stable-name.ts';
import { isLastingId } from './css-of.ts';

const ATTRIBUTES = /^(?:role|type|name|data-testid|data-test|data-slot|aria-label|rows)$/;
const WITHIN_MS = 20;

/** The shortest selector that rests on at least one lasting name; null where there is none. */
export function byPath(element: Element): string | null {
  const root = element.getRootNode();
  try {
    const css = finder(element, {
      root: (root.nodeType === Node.DOCUMENT_NODE ? (root as Document).body : root) as Element,
      idName: isLastingId,
      className: isTellingClass,
      attr: (name, value) => ATTRIBUTES.test(name) && isStableName(value),
      timeoutMs: WITHIN_MS,
      maxNumberOfPathChecks: 400,
    });
    const isNamed = /[#.[]/.test(css.replace(/:nth-[a-z-]+\([^)]*\)/g, ''));
    const counts = css.match(/:nth-/g)?.length ?? 0;
    return isNamed && counts <= 1 ? css : null;
  } catch {
    return null;
  }
}
