import type { AnchorName } from '../parts.ts';
import type { Described, PageDescription } from './description.ts';
import { isAt, isNearest, levels, shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { speaksOf } from './speech.ts';
import { graded, isShape, kindOfValues, type ValueKind, writes } from './values.ts';

/** Something that offers a choice: one candidate, or several siblings as one group. */
export type Control = {
  /** A candidate's id, or that of the element around the group. */
  at: number;
  of: readonly Described[];
  label: string;
  values: readonly string[];
  kind: ValueKind | null;
  merit: number;
  evidence: readonly string[];
};

/** All choices on the page that are told by their values or their label. */
export function controlsOf(page: PageDescription): Control[] {
  const seen = ofKind(page, 'box', 'press', 'choice').filter(
    (one) => one.visible && !isAt(one, 'consent', 'newsletter', 'list'),
  );
  const single = seen
    .filter(
      (one) => one.kind === 'choice' || (one.kind === 'press' && one.trails && one.text !== ''),
    )
    .map((one) => control(one.id, [one]));
  const groups = groupsOf(
    seen.filter(({ kind }) => kind === 'press'),
    seen,
  );
  return [...single, ...groups];
}

/** Buttons that stand side by side in one element, each with a few words. */
function groupsOf(presses: readonly Described[], all: readonly Described[]): Control[] {
  const by = new Map<number, Described[]>();
  const inside = new Map<number, number>();
  for (const { path } of all) for (const id of path) inside.set(id, (inside.get(id) ?? 0) + 1);
  /** The smallest element around it that holds something else too. */
  const placeOf = ({ path }: Described) => path.findLast((id) => (inside.get(id) ?? 0) > 1);
  for (const press of presses) {
    if ((press.tag === 'a' && !press.role) || press.shows) continue;
    // Directly beside each other, or each in an element of its own.
    for (const parent of new Set([...press.path.slice(-2), placeOf(press)])) {
      if (parent === undefined) continue;
      const known = by.get(parent);
      if (known) known.push(press);
      else by.set(parent, [press]);
    }
  }
  const found: Control[] = [];
  for (const [parent, members] of by) {
    if (members.length < 2 || members.length > 24) continue;
    const direct = members.filter((one) => one.path.at(-1) === parent);
    const parents = new Set(members.map(({ path }) => path.at(-1)));
    const beside = direct.length >= 2 ? direct : parents.size === members.length ? members : [];
    // One that has more boxes around it than the others still stands among them.
    const boxed = members.filter((one) => placeOf(one) === parent);
    const group = boxed.length > beside.length ? boxed : beside;
    if (group.length < 2 || group.some((one) => kindOf(one) !== kindOf(group[0]!))) continue;
    if (group.some((one) => valueOn(one).length > 60)) continue;
    found.push(control(parent, group));
  }
  return found;
}

function kindOf({ tag, type, role }: Described): string {
  return `${tag}${type}${role}`;
}

function valueOn(one: Described): string {
  return (one.text || one.name || one.label).trim();
}

function control(at: number, of: readonly Described[]): Control {
  const [first] = of as [Described];
  const group = of.length > 1;
  const values = group
    ? of.map(valueOn)
    : first.values.length > 0
      ? first.values
      : [first.text].filter(Boolean);
  const label = group
    ? (of.find(({ over }) => over !== '')?.over ?? '')
    : `${first.label} ${first.name}`.trim();
  const base = { at, of, label, values };
  const told = kindOfValues(values);
  const named = labelKind(label, first.handle);
  const evidence: string[] = [];
  if (named) evidence.push(`it is labelled “${(label || first.handle).slice(0, 40)}”`);
  const say = (kind: ValueKind, merit: number, why: string): Control => ({
    ...base,
    kind,
    merit,
    evidence: [...evidence, why],
  });
  const example = values.slice(0, 3).join(', ').slice(0, 60);
  if (named === 'other' && told?.kind !== 'aspect')
    return { ...base, kind: null, merit: 0, evidence };
  if (told?.sure) {
    const agrees = named === told.kind;
    // Sizes under the heading "aspect" set the aspect.
    if (named === 'aspect' && told.kind === 'resolution')
      return say('aspect', 0.8, `its values are sizes: ${example}`);
    const merit = (group || values.length > 1 ? 0.78 : 0.7) + (agrees ? 0.15 : 0);
    return say(told.kind, merit, `its values say so: ${example}`);
  }
  if (told && named === told.kind) return say(told.kind, 0.82, `its values fit: ${example}`);
  if (named === 'count' && isNumeric(first)) return say('count', 0.72, 'it takes a number');
  if (named === 'duration' && isNumeric(first)) return say('duration', 0.72, 'it takes a number');
  if (named === 'model') {
    if (values.some(writes)) return { ...base, kind: null, merit: 0, evidence };
    if (
      /^(?:all|любые|все|全部|すべて|모든|الكل|todos|tous|alle)(?![\p{L}])/iu.test(values[0] ?? '')
    )
      return { ...base, kind: null, merit: 0, evidence };
    return say('model', values.length > 0 ? 0.8 : 0.66, `it offers ${example || 'a choice'}`);
  }
  const shapes = values.filter(isShape).length;
  if (named === 'resolution' && !told && shapes >= 3 && shapes >= values.length * 0.6)
    return say('aspect', 0.7, `its values are shapes: ${example}`);
  // How carefully, not how large.
  if (named === 'resolution' && values.length > 1 && values.every(isLevel))
    return { ...base, kind: null, merit: 0, evidence };
  if (named && named !== 'other' && !isNumeric(first) && values.length > 0 && !told)
    return (named === 'aspect' && values.every(isShape)) || named === 'resolution'
      ? say(named, 0.64, `it offers ${example}`)
      : { ...base, kind: null, merit: 0, evidence };
  if (
    !named &&
    values.length > 0 &&
    values.every(isShape) &&
    !/^auto|original|default/i.test(values[0]!)
  )
    return say('aspect', 0.64, `its values are shapes: ${example}`);
  if (values.length > 1 && isFamily(values) && !values.every(acts))
    return say('model', 0.5, `its values are of one family: ${example}`);
  // Four buttons 1 to 4 by themselves.
  if (told?.kind === 'count' && group && isRun(values))
    return say('count', 0.66, `its values run: ${example}`);
  if (values.length > 0 && values.filter(graded).length / values.length >= 0.5 && !told)
    return say('model', 0.5, `its values read like models: ${example}`);
  return { ...base, kind: null, merit: 0, evidence };
}

function isLevel(value: string): boolean {
  return /^(?:auto|low|medium|high|standard|低|中|高)$/iu.test(value.trim());
}

/** "Load history, Load style": what buttons do. */
function acts(value: string): boolean {
  return speaksOf(value, 'tool') || speaksOf(value, 'make') || speaksOf(value, 'go');
}

/** "Lumina S, Lumina XL": one name, and what tells its members apart. */
function isFamily(values: readonly string[]): boolean {
  const [first = ''] = values;
  const name = first.split(/[\s\-_·(]/)[0] ?? '';
  return (
    /^\p{Lu}?\p{L}{2,}$/u.test(name) &&
    values.every(
      (value) =>
        value.startsWith(name) &&
        value.length > name.length &&
        // "Load history": what follows a name begins like one.
        !/^\s\p{Ll}/u.test(value.slice(name.length)),
    )
  );
}

function isNumeric({ type, role }: Described): boolean {
  return /^(?:number|range)$/.test(type) || /^(?:slider|spinbutton)$/.test(role);
}

function isRun(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(/\d+/.exec(value)?.[0]));
  return (
    numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0)) && numbers[0]! <= 2
  );
}

const KINDS = ['aspect', 'duration', 'count', 'model', 'resolution'] as const;

function labelKind(label: string, handle: string): ValueKind | 'other' | null {
  for (const words of [label, handle]) {
    if (!words || words.length > 60) continue;
    const kind = KINDS.find((one) => speaksOf(words, one));
    if (kind === 'model' && speaksOf(words, 'other')) return 'model';
    // "Number of steps", "Scene count": not of pictures.
    if (kind === 'count' && speaksOf(words, 'other')) return 'other';
    if (kind) return kind;
    if (speaksOf(words, 'other')) return 'other';
  }
  return null;
}

/** The best control of one kind for a box; null where none is, or two are alike. */
export function controlFor(
  kind: Extract<AnchorName, ValueKind>,
  controls: readonly Control[],
  box: Described,
  submit: Described,
  others: readonly Described[],
): Control | null {
  const ranked = controls
    .map((one) => (kind === 'count' ? asCount(one, submit) : one))
    .filter((one) => one.kind === kind && !one.of.includes(submit))
    .filter(({ of: [first] }) => isNearest(first!, box, others))
    .filter(({ of: [first] }) => isAt(first!, 'dialog') === isAt(box, 'dialog'))
    .map((one) => {
      const near = Math.max(shared(one.of[0]!, box), shared(one.of[0]!, submit));
      const outside =
        isAt(one.of[0]!, 'header', 'nav', 'footer', 'pricing') && !isAt(box, 'header');
      return { one, near, merit: one.merit - (outside ? 0.3 : 0) };
    })
    .sort((a, b) => b.near - a.near || b.merit - a.merit);
  const sure = ranked.filter(({ merit }) => merit >= 0.6);
  const [best, next] = sure.length > 0 ? sure : ranked.filter(({ merit }) => merit >= 0.5);
  if (!best) return null;
  const closest = best.near > (next?.near ?? -1);
  // One control in two shapes: a number and its slider.
  const [ours, theirs] = [best.one.label, next?.one.label ?? ''];
  if (next?.near === best.near && theirs !== '' && (ours.includes(theirs) || theirs.includes(ours)))
    return best.one;
  // The only choice beside the box whose values read like grades of a product.
  const alone = kind === 'model' && !next && levels(submit, best.one.of[0]!) <= 4 ? 0.14 : 0;
  return {
    ...best.one,
    merit: best.merit + alone - (closest || best.merit - next!.merit > 0.1 ? 0 : 0.2),
  };
}

/** A small number right beside the button, with no word for it. */
function asCount(one: Control, submit: Described): Control {
  const [first] = one.of as [Described];
  const small = first.range !== null && first.range[0] >= 1 && first.range[1] <= 32;
  const beside = levels(submit, first) <= 1 && levels(first, submit) <= 1;
  if (one.kind !== null || one.of.length > 1 || !small || !beside || first.label !== '') return one;
  return { ...one, kind: 'count', merit: 0.66, evidence: ['a small number beside the button'] };
}
