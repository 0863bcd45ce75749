import type { AnchorName } from '../../../shared/site/parts.ts';
import type { Finding, Reading, Verdict } from '../../../shared/site/recognise/found.ts';
import { recognise } from '../../../shared/site/recognise/recognise.ts';
import { type Census, createCensus } from './census.ts';
import { parentOf } from './roots.ts';

export type FoundAnchor = {
  element: HTMLElement;
  /** All of its kind: the pictures of a gallery, the buttons of a choice. */
  group: readonly HTMLElement[];
  /** 0 to 1 */
  confidence: number;
  evidence: readonly string[];
  /** Of a cost or balance: the number as it was read, and where it stands. */
  reading: Reading | null;
};

export type RecognisedPage = {
  /** See `Verdict`. */
  state: Verdict['state'];
  reason: string | null;
  anchors: { readonly [A in AnchorName]?: FoundAnchor };
};

/** Looks at a whole page at once. For following a page see `createRecogniser`. */
export function recognisePage(root: ParentNode = document): RecognisedPage {
  const census = createCensus(root);
  for (const _ of census.gather());
  for (const _ of census.measureAll());
  return judgePage(census);
}

export function judgePage(census: Census): RecognisedPage {
  const { state, reason, findings } = recognise(census.page());
  const anchors: { [A in AnchorName]?: FoundAnchor } = {};
  for (const [name, finding] of Object.entries(findings) as [AnchorName, Finding][]) {
    const group = finding.of
      .map((id) => census.elementOf(id))
      .filter((one): one is HTMLElement => one !== null);
    const element = elementAt(finding.at, group[0], census);
    if (!element) continue;
    const { confidence, evidence, reading = null } = finding;
    anchors[name] = { element, group, confidence, evidence, reading };
  }
  return { state, reason, anchors };
}

/** The element of that id, from one that it is or that is inside it. */
function elementAt(id: number, inside: Element | undefined, census: Census): HTMLElement | null {
  for (let at: Element | null = inside ?? null; at; at = parentOf(at))
    if (census.around.hasId(at) === id) return at as HTMLElement;
  return null;
}
