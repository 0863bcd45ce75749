import type { Described, PageDescription } from './description.ts';
import { isAt } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { placeOf, speaksOf } from './speech.ts';

/** A box that takes text, and how far it alone looks like one for prompts. */
export type Box = {
  box: Described;
  /** 0 to about 0.7: the rest comes from what stands around it. */
  merit: number;
  evidence: readonly string[];
  /** Its words speak of pictures, or of what is wished for. */
  speaks: boolean;
};

export type Boxes = {
  prompts: readonly Box[];
  negatives: readonly Described[];
  /** They show a text that nobody can write in them. */
  shown: readonly Described[];
  /** Plain fields that a prompt may be put together from. */
  fields: readonly Described[];
};

const TAKES_WORDS = /^(?:|text|textarea)$/;
const FOREIGN_TYPES = /^(?:email|password|search|tel|url|number|date|file)$/;

export function boxesOf(page: PageDescription): Boxes {
  const boxes = ofKind(page, 'box').filter(
    ({ visible, readOnly, type }) => visible && !readOnly && !FOREIGN_TYPES.test(type),
  );
  const negatives = boxes.filter(isNegative);
  const rest = boxes.filter((box) => !negatives.includes(box));
  const widest = Math.max(0, ...rest.map(areaOf));
  const prompts = rest
    .map((box) => judge(box, areaOf(box) === widest))
    .filter((one): one is Box => one !== null)
    .sort((a, b) => b.merit - a.merit);
  const fields = rest.filter(({ rect }) => rect.width >= 80);
  const shown = ofKind(page, 'box').filter(
    (one) => one.visible && one.readOnly && one.tag !== 'input',
  );
  return { prompts, negatives, fields, shown };
}

export function areaOf({ rect }: Described): number {
  return rect.width * rect.height;
}

/** Its own words first; those around it only where it has none. */
function isNegative(box: Described): boolean {
  const own = `${box.label} ${box.name} ${box.hint}`.trim();
  if (speaksOf(box.handle, 'negative') || speaksOf(box.name, 'negative')) return true;
  // Its own placeholder knows better than words that stand before it.
  const asks = speaksOf(box.hint, 'prompt') && !speaksOf(box.hint, 'negative');
  if (placeOf(box.label, 'negative') <= (asks ? 2 : Number.MAX_SAFE_INTEGER)) return true;
  if (speaksOf(box.hint, 'negative')) {
    // "Describe the picture, and what to avoid" is one box for both.
    const first = box.hint.slice(0, 40);
    return speaksOf(first, 'negative') || !speaksOf(box.hint, 'prompt');
  }
  return own === '' && box.places.includes('negative');
}

function judge(box: Described, largest: boolean): Box | null {
  const evidence: string[] = [];
  let merit = 0;
  const add = (points: number, why: string) => {
    merit += points;
    evidence.push(why);
  };
  const own = `${box.label} ${box.name} ${box.hint}`.trim();
  const wished = speaksOf(own, 'prompt') || speaksOf(own, 'make');
  const picture = speaksOf(own, 'picture');
  const speaks = wished || picture;
  if (isForeign(box, own, speaks)) return null;

  if (box.tag === 'textarea') add(0.25, 'a box for several lines');
  else if (box.tag !== 'input') add(0.22, 'an editor for free text');
  else if (TAKES_WORDS.test(box.type) && box.rect.width >= (speaks ? 100 : 160))
    add(0.06, 'a line for free text');
  else return null;
  if (box.rect.width >= 260 && box.rect.height >= 56) add(0.15, 'of some size');
  else if (box.rect.width >= 180 && box.rect.height >= 30) add(0.08, 'wide enough for a prompt');
  else if (box.rect.width < 100 && !speaks) return null;
  if (largest) add(0.05, 'the largest box on the page');

  if (wished && picture) add(0.35, 'its words ask what the picture is to show');
  else if (wished) add(0.28, 'its words ask for a prompt');
  else if (picture) add(0.25, 'its words speak of pictures');
  else if (speaksOf(box.handle, 'prompt') || speaksOf(box.handle, 'picture'))
    add(0.2, `it is called “${box.handle}”`);
  if (box.focused) add(0.05, 'in use now');
  if (isAt(box, 'header', 'nav', 'footer')) merit -= 0.25;
  if (speaksOf(own, 'otherMaking') && !picture) merit -= 0.3;
  return { box, merit, evidence, speaks };
}

/** Boxes of another trade: letters, searches, comments, accounts. */
function isForeign(box: Described, own: string, speaks: boolean): boolean {
  if (box.role === 'searchbox' || box.role === 'combobox') return true;
  if (isAt(box, 'consent', 'newsletter', 'search', 'account')) return true;
  if (speaksOf(own, 'talk') && !speaksOf(own, 'picture')) return true;
  // "Task name", of which its placeholder says that it is generated where left blank; "Visual style".
  const { label } = box;
  const named = speaksOf(label, 'personal') && !speaksOf(label, 'picture');
  if (box.tag === 'input' && (named || speaksOf(label, 'style')) && !speaksOf(label, 'prompt'))
    return true;
  if (speaks && !isAt(box, 'talk')) {
    // "Search prompts", "Find images"
    return speaksOf(own.slice(0, 24), 'search') && !speaksOf(own.slice(0, 24), 'make');
  }
  const all = `${own} ${box.handle}`;
  if (speaksOf(own, 'personal') || speaksOf(own, 'search')) return true;
  if (speaksOf(all, 'talk') || isAt(box, 'talk')) return true;
  return false;
}
