import type { Described, PageDescription } from './description.ts';
import type { Finding } from './found.ts';
import { isAt, isWithin, shared } from './kin.ts';
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
  const pictures = page.candidates.filter(
    (one) =>
      one.kind === 'picture' &&
      one.visible &&
      one.rect.width >= LEAST &&
      one.rect.height >= LEAST &&
      !isAt(one, 'header', 'nav', 'footer', 'pricing', 'consent', 'dialog') &&
      !isAvatar(one) &&
      // A small one above the button, in the form itself, was brought by the person.
      !(one.order < submit.order && one.rect.width < LEAST_IN_FORM && isWithin(one, composer)),
  );
  const found = groupsOf(pictures)
    .map((group) => judge(group, box))
    .filter((one): one is Finding => one !== null)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, next] = found;
  if (!best) return null;
  if (next && best.confidence - next.confidence < APART && next.confidence >= 0.55)
    return { ...best, confidence: 0.5 };
  return best;
}

function isAvatar({ rect, name, handle }: Described): boolean {
  return /avatar|logo|profile|icon/i.test(`${name} ${handle}`) && rect.width < 240;
}

/** Pictures of one kind: they repeat inside one element, or in its columns. */
function groupsOf(pictures: readonly Described[]): Described[][] {
  const by = new Map<string, Described[]>();
  const put = (key: string, one: Described) => {
    const known = by.get(key);
    if (known) known.push(one);
    else by.set(key, [one]);
  };
  for (const one of pictures) {
    const peers = pictures.filter(
      (other) => other !== one && other.path.length === one.path.length,
    );
    const up = [1, 2, 3, 4, 5, 6].find((level) =>
      peers.some((other) => other.path.at(-level) === one.path.at(-level)),
    );
    if (up === undefined) put(`alone ${one.id}`, one);
    else {
      // Columns side by side hold one gallery.
      const wider = one.path.at(-up - 1);
      const columns = new Set(
        peers
          .filter((other) => other.path.at(-up - 1) === wider)
          .map((other) => other.path.at(-up)),
      );
      put(`${columns.size > 1 ? wider : one.path.at(-up)}`, one);
    }
  }
  return [...by.values()];
}

function judge(group: readonly Described[], box: Described): Finding | null {
  const [first] = group as [Described];
  if (group.length === 1 && first.rect.width < LEAST_ALONE && !first.fresh) return null;
  const evidence: string[] = [];
  let confidence = 0.4;
  const add = (points: number, why: string) => {
    confidence += points;
    if (points > 0) evidence.push(why);
  };
  const has = (mark: string) => group.some(({ values }) => values.includes(mark));
  const heading = first.around;
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
  if (has('titled')) add(-0.35, '');
  if (has('elsewhere')) add(-0.25, '');
  if (group.length > 1) add(0.12, `${group.length} of a kind in one place`);
  if (shared(first, box) > 2) add(0.1, 'in one part of the page with the box');
  if (group.some(({ name }) => name.length >= 30))
    add(0.1, 'described by long texts, as by prompts');
  if (isAt(first, 'aside')) add(-0.05, '');
  return {
    at: first.id,
    of: group.map(({ id }) => id),
    confidence: Math.max(0, Math.min(0.97, Math.round(confidence * 100) / 100)),
    evidence,
  };
}
