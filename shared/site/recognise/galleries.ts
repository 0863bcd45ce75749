import type { Described, PageDescription } from './description.ts';
import type { Finding } from './found.ts';
import { isAt, isWithin, shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { speaksOf } from './speech.ts';

const LEAST = 64;
/** A single picture is one that came back only if it is large. */
const LEAST_ALONE = 160;
const LEAST_IN_FORM = 200;
/** How much surer one gallery has to be than another. */
const APART = 0.15;

/** The pictures that came back: repeated ones in one place, or a single large one beside the form. */
export function galleryOf(
  box: Described,
  submit: Described,
  page: PageDescription,
): Finding | null {
  const composer = submit.path[shared(box, submit) - 1] ?? 0;
  const pictures = ofKind(page, 'picture').filter(
    (one) =>
      one.visible &&
      one.rect.width >= LEAST &&
      one.rect.height >= LEAST &&
      !isAt(one, 'header', 'nav', 'footer', 'pricing', 'consent', 'dialog') &&
      !isAvatar(one) &&
      // A small one above the button, in the form itself, was brought by the person.
      !(one.order < submit.order && one.rect.width < LEAST_IN_FORM && isWithin(one, composer)),
  );
  const widest = widestOf(pictures);
  const found = groupsOf(pictures)
    .map((group) => judge(group, box, widest))
    .filter((one): one is Finding => one !== null)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, next] = found;
  if (!best) return null;
  if (next && best.confidence - next.confidence < APART && next.confidence >= 0.55)
    return { ...best, confidence: DOUBTFUL };
  return best;
}

function isAvatar({ rect, name, handle }: Described): boolean {
  return /avatar|logo|profile|icon/i.test(`${name} ${handle}`) && rect.width < 240;
}

/** Pictures of one kind: they repeat inside one element, or in its columns. */
function groupsOf(pictures: readonly Described[]): Described[][] {
  // By depth and the element around at each level: how many there are, and the first of each column.
  const counts = new Map<string, number>();
  const columns = new Map<string, Map<number, Described>>();
  const inside = new Map<number, number>();
  const key = (one: Described, up: number) => `${one.path.length} ${one.path.at(-up)}`;
  for (const one of pictures)
    for (let up = 1; up <= Math.min(7, one.path.length); up += 1) {
      const at = key(one, up);
      counts.set(at, (counts.get(at) ?? 0) + 1);
      const around = one.path.at(-up) ?? 0;
      inside.set(around, (inside.get(around) ?? 0) + 1);
      const inner = up === 1 ? one.id : (one.path.at(-up + 1) ?? 0);
      const known = columns.get(at);
      if (!known) columns.set(at, new Map([[inner, one]]));
      else if (!known.has(inner)) known.set(inner, one);
    }
  const groups: Group[] = [];
  for (const one of pictures) {
    const levels = [1, 2, 3, 4, 5, 6];
    const up = levels.find((level) => (counts.get(key(one, level)) ?? 0) > 1);
    // Columns side by side, of one width, hold one gallery.
    const wider =
      up !== undefined && isBesideLike(one, one.path.at(-up) ?? 0, columns.get(key(one, up + 1)));
    // One that has more boxes around it than the others still stands among them.
    const at = up ?? levels.find((level) => (inside.get(one.path.at(-level) ?? 0) ?? 0) > 1);
    const place = at === undefined ? 0 : (one.path.at(wider ? -at - 1 : -at) ?? 0);
    const known =
      place && groups.find((group) => group.place === place && isLike(one, group, wider));
    const group: Group = known || { place, inColumns: wider, of: [], widths: new Map() };
    if (!known) groups.push(group);
    group.of.push(one);
    if (one.hint) group.widths.set(one.hint, one.rect.width);
  }
  return groups.map(({ of }) => of);
}

/** `widths`: how wide each file is shown. */
type Group = { place: number; inColumns: boolean; of: Described[]; widths: Map<string, number> };

/** Whether another column holds pictures of its width. */
function isBesideLike(
  { rect }: Described,
  own: number,
  columns: ReadonlyMap<number, Described> = new Map(),
): boolean {
  for (const [column, first] of columns)
    if (column !== own && isNear(rect.width, first.rect.width)) return true;
  return false;
}

/** Of one depth, or about one width or height; columns have one width. */
function isLike(one: Described, { inColumns, of, widths }: Group, wider: boolean): boolean {
  const [other] = of as [Described];
  const { width, height } = one.rect;
  // What is shown large beside the list is no part of it.
  if (!isNear(width, widths.get(one.hint) ?? width)) return false;
  if (inColumns || wider) return isNear(width, other.rect.width);
  return (
    one.path.length === other.path.length ||
    isNear(width, other.rect.width) ||
    isNear(height, other.rect.height)
  );
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.3 * Math.max(a, b);
}

/** Of each file, how wide it is shown at most. */
function widestOf(pictures: readonly Described[]): Map<string, number> {
  const widest = new Map<string, number>();
  for (const { hint, rect } of pictures)
    if (hint) widest.set(hint, Math.max(rect.width, widest.get(hint) ?? 0));
  return widest;
}

const PLACES = /^\d+ of a kind|^in one part/;
const DOUBTFUL = 0.5;

function judge(
  group: readonly Described[],
  box: Described,
  widest: ReadonlyMap<string, number>,
): Finding | null {
  const [first] = group as [Described];
  if (group.length === 1 && first.rect.width < LEAST_ALONE && !first.fresh) return null;
  const evidence: string[] = [];
  let confidence = 0.4;
  const add = (points: number, why: string) => {
    confidence += points;
    if (points > 0) evidence.push(why);
  };
  const has = (mark: string) => group.some(({ values }) => values.includes(mark));
  const under = group.filter(({ around }) => speaksOf(around, 'results'));
  const heading = under.length * 2 >= group.length ? under[0]!.around : first.around;
  if (group.some(({ fresh }) => fresh)) add(0.4, 'they came after the last press');
  if (speaksOf(heading, 'results')) add(0.25, `under “${heading.slice(0, 40)}”`);
  else if (speaksOf(heading, 'showcase')) add(-0.4, '');
  else if (heading) add(-0.15, '');
  if (group.some(({ handle }) => /result|output|generat|creation|history/i.test(handle)))
    add(0.15, 'their names say that they came back');
  if (group.every(({ name }) => speaksOf(name, 'results')))
    add(0.2, `each is called “${first.name}”`);
  if (has('local')) add(0.25, 'their data is in the page itself');
  if (has('download')) add(0.15, 'they can be downloaded');
  if (has('numbered')) add(0.15, 'the page has a number for each');
  if (group.some((one) => one.rect.width * 1.3 < (widest.get(one.hint) ?? 0)))
    add(0.15, 'one of them is shown large');
  if (has('titled')) add(-0.35, '');
  if (has('elsewhere')) add(-0.25, '');
  if (group.length > 1) add(0.12, `${group.length} of a kind in one place`);
  if (shared(first, box) > 2) add(0.1, 'in one part of the page with the box');
  if (group.some(({ name }) => name.length >= 30))
    add(0.1, 'described by long texts, as by prompts');
  if (isAt(first, 'aside')) add(-0.05, '');
  // Where they stand says nothing of whose they are.
  if (evidence.every((why) => PLACES.test(why))) confidence = Math.min(confidence, DOUBTFUL);
  return {
    at: first.id,
    of: group.map(({ id }) => id),
    confidence: Math.max(0, Math.min(0.97, Math.round(confidence * 100) / 100)),
    evidence,
  };
}
