import { namedAs } from '../../site/locate.ts';
import { isOn } from '../../site/press-on.ts';
import type { SiteReader } from '../feature.ts';

/**
 * Tells whether an event falls on a part of the form, also in the moment when the page has drawn it
 * anew and nobody has found it again yet: then by its kind and its words.
 */
export function followPart(
  reader: SiteReader,
  part: 'submit' | 'prompt',
  ended: AbortSignal,
): (event: Event) => HTMLElement | null {
  let last: { localName: string; words: string | null } | null = null;
  const stop = reader.parts.subscribe((parts) => {
    const element = parts[part]?.element;
    if (element) last = { localName: element.localName, words: namedAs(element) };
  });
  ended.addEventListener('abort', stop);
  return (event) => {
    const element = reader.parts.peek()[part]?.element;
    if (element?.isConnected) return isOn(event, element) ? element : null;
    const alike = event
      .composedPath()
      .find(
        (one) =>
          one instanceof HTMLElement &&
          one.localName === last?.localName &&
          last.words !== null &&
          namedAs(one) === last.words,
      );
    return (alike as HTMLElement | undefined) ?? null;
  };
}
