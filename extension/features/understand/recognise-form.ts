import type { AnchorName } from '../../../shared/site/parts.ts';
import type { Locator } from '../../../shared/site/profile.ts';
import { buildLocators } from '../../site/build-locators.ts';
import { stillFits } from '../../site/locate.ts';
import { holds } from '../../site/locators/holds.ts';
import { createRecogniser } from '../../site/recognise/create-recogniser.ts';
import type { FoundAnchor, RecognisedPage } from '../../site/recognise/recognise-page.ts';
import type { RecognisedPart } from '../feature.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import type { Press } from './watch-presses.ts';

/** What a request showed of the form: the field that held its prompt, and what was pressed for it. */
export type Confirmed = { field: HTMLElement | null; pressed: Press | null };

/** A press this long before a request may have been for it. */
const PRESSED_WITHIN_MS = 10_000;
const CONFIRMED = 0.97;
const FIELD_EVIDENCE = 'its text is what the last request carried';
const PRESS_EVIDENCE = 'it was pressed just before the last request';

/**
 * Follows the page with the recogniser. What a request showed decides where the looks of the page
 * leave doubt, and contradicts them where they are wrong.
 */
export function recogniseForm(handle: OverlayHandle): { confirm(confirmed: Confirmed): void } {
  let page: RecognisedPage | null = null;
  let proven: { [A in AnchorName]?: RecognisedPart } = {};

  const tell = () => {
    if (!page) return;
    const parts: { [A in AnchorName]?: RecognisedPart } = {};
    const isProven = proven.prompt?.element.isConnected && proven.submit?.element.isConnected;
    if (page.state === 'understood' || isProven)
      for (const [name, anchor] of Object.entries(page.anchors) as [AnchorName, FoundAnchor][])
        parts[name] = partOf(anchor, name);
    if (isProven) Object.assign(parts, proven);
    const doubt = page.state === 'paused' && !isProven ? page.reason : null;
    handle.recognised.value = { parts, doubt };
  };
  const changed = (next: RecognisedPage) => {
    page = next;
    tell();
  };
  createRecogniser({ root: document, changed }, handle.signal);

  return {
    confirm({ field, pressed }) {
      const prompt = field && proof(field, FIELD_EVIDENCE);
      const isButton = pressed !== null && !field?.contains(pressed.element);
      const submit =
        isButton && pressed.msAgo < PRESSED_WITHIN_MS
          ? proof(pressed.element, PRESS_EVIDENCE)
          : null;
      // One pressed Enter in the box: then only the box is proven.
      proven = { ...proven, ...(prompt ? { prompt } : {}), ...(submit ? { submit } : {}) };
      if (prompt || submit) tell();
    },
  };
}

const located = new WeakMap<HTMLElement, Locator>();

/** Kept for as long as it finds what it was made for: making one looks through the whole page. */
function locatorOf(element: HTMLElement, group?: readonly HTMLElement[]): Locator | null {
  const known = located.get(element);
  if (known && (group ? stillFits(element, [known]) : holds(known, element))) return known;
  const [locator = null] = buildLocators(element, group);
  if (locator) located.set(element, locator);
  return locator;
}

function partOf(
  { element, group, confidence, evidence, reading }: FoundAnchor,
  name: AnchorName,
): RecognisedPart {
  const locator = () => locatorOf(element, name === 'gallery' ? group : undefined);
  return { element, confidence, evidence, locator, number: reading?.number ?? null };
}

function proof(element: HTMLElement, evidence: string): RecognisedPart {
  const locator = () => locatorOf(element);
  return { element, confidence: CONFIRMED, evidence: [evidence], locator };
}
