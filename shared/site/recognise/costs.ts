import type { Control } from './controls.ts';
import type { Described, PageDescription } from './description.ts';
import type { Finding } from './found.ts';
import { isAt, isNearest, isWithin, levels, shared } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { isListed } from './price-list.ts';
import { speaksOf } from './speech.ts';
import { type Amount, amountsIn, owns, unitAround } from './values.ts';

/** Words; a sentence of more tells a story. */
const LONGEST_LINE = 8;

/** So sure only where words say that it is a price. */
const STATED = 0.8;

type Weighed = Finding & { confidence: number };

/** What the next press will cost: on the button, in its title, on a line beside it, in an option. */
export function costOf(
  submit: Described,
  box: Described,
  model: Control | null,
  resolution: Control | null,
  boxes: readonly Described[],
  page: PageDescription,
): Finding | null {
  const found: Weighed[] = [];
  const words = ofKind(page, 'words').filter(({ visible }) => visible);
  const onButton = words.filter((one) => one.id === submit.id || isWithin(one, submit.id));
  const amount = priceIn(submit.text);
  if (amount) {
    const exact = onButton.find((one) =>
      amountsIn(one.text).some(({ number }) => number === amount.number),
    );
    found.push({
      at: exact?.id ?? submit.id,
      of: [exact?.id ?? submit.id],
      confidence: amount.unit ? 0.92 : 0.72,
      evidence: [`the button itself says “${submit.text.slice(0, 40)}”`],
      reading: { from: 'text', number: amount.number, unit: amount.unit },
    });
  }
  const alone = onButton.find((one) => one.id !== submit.id && /^\d[\d.,]*$/.test(one.text));
  if (!amount && alone)
    found.push({
      at: alone.id,
      of: [alone.id],
      confidence: submit.hasIcon ? 0.72 : 0.66,
      evidence: ['a number of its own on the button'],
      reading: { from: 'text', number: Number(alone.text.replace(/,/g, '')), unit: null },
    });
  const titled = priceIn(submit.name, true);
  if (titled)
    found.push({
      at: submit.id,
      of: [submit.id],
      confidence: 0.85,
      evidence: [`the button’s title says “${submit.name.slice(0, 40)}”`],
      reading: { from: 'title', number: titled.number, unit: titled.unit },
    });
  for (const line of words) {
    if (!isNearest(line, box, boxes)) continue;
    const weighed = onLine(line, submit, box);
    const sure = weighed !== null && weighed.confidence >= STATED;
    if (weighed && (sure || !(isListed(line, [], page) || isOption(line, page))))
      found.push(weighed);
  }
  for (const choice of [model, resolution]) {
    const chosen = choice && chosenOf(choice);
    const price = chosen && priceIn(chosen.words, true);
    if (!chosen || !price) continue;
    // The innermost one, in which the price comes first.
    const exact = words.findLast(
      (one) => isWithin(one, chosen.at) && amountsIn(one.text)[0]?.number === price.number,
    );
    // A radio itself says nothing.
    if (
      !exact &&
      (chosen.at !== chosen.one.id || amountsIn(chosen.words)[0]?.number !== price.number)
    )
      continue;
    found.push({
      at: exact?.id ?? chosen.one.id,
      of: [exact?.id ?? chosen.one.id],
      confidence: 0.7,
      evidence: [`what is chosen says “${chosen.words.slice(0, 40)}”`],
      reading: { from: 'option', number: price.number, unit: price.unit },
    });
  }
  found.sort((a, b) => b.confidence - a.confidence);
  return found[0] ?? null;
}

/** Beside something that can be on or off: the price of that choice. */
function isOption(line: Described, page: PageDescription): boolean {
  return ofKind(page, 'press').some((one) => one.on !== null && levels(line, one) <= 1);
}

/** What is chosen, what it says, and the element that holds its words: of a radio, what is around it. */
function chosenOf({ of }: Control): { one: Described; words: string; at: number } | null {
  const one = of.length > 1 ? of.find(({ on }) => on) : of[0];
  if (!one) return null;
  if (one.type !== 'radio') return { one, words: one.text, at: one.id };
  const at = one.path.find((id) => of.every((other) => other === one || !isWithin(other, id)));
  return at === undefined ? null : { one, words: one.label, at };
}

/** The amount in a button's words: one with a unit, or the only one that stands by itself. */
function priceIn(words: string, unitNeeded = false): Amount | null {
  const amounts = amountsIn(words);
  const withUnit = amounts.find(({ unit }) => unit !== null);
  if (withUnit) return withUnit;
  if (amounts.length !== 1) return null;
  if (speaksOf(words, 'unit')) return amounts[0] ?? null;
  if (unitNeeded) return null;
  // An icon and a number, and nothing else.
  if (/^\d{1,4}$/.test(words)) return amounts[0] ?? null;
  // "Generate 4" may be four pictures; "Generate · 4", "Generate (4)" and "Generate4" are prices.
  return /[·|(（\-–—]\s*\d|[\p{L}]\d/u.test(words) ? (amounts[0] ?? null) : null;
}

function onLine(line: Described, submit: Described, box: Described): Weighed | null {
  if (isWithin(line, submit.id) || line.id === submit.id || /^h\d$/.test(line.tag)) return null;
  if (isAt(line, 'header', 'nav', 'footer', 'pricing', 'dialog', 'list') && !isAt(box, 'dialog'))
    return null;
  const near = Math.min(levels(submit, line), levels(box, line));
  if (near > (speaksOf(line.around, 'cost') ? 9 : 5) || shared(line, submit) < 2) return null;
  const own = line.text;
  const all = line.around;
  const says = speaksOf(own, 'cost') || speaksOf(all, 'cost');
  const [amount] = amountsIn(own);
  if (!amount) return null;
  // Words of another number are not of this one.
  const close = line.label || (amountsIn(all).length === 1 ? all : own);
  const unit = amount.unit ?? unitAround(amount.number, close);
  if (own.split(' ').length > LONGEST_LINE) return null;
  const owned = owns(own, unit) || (owns(close, unit) && !speaksOf(close, 'cost'));
  if (owned && !says) return null;
  if (owned && close.length < 30 && !speaksOf(close, 'cost')) return null;
  if (speaksOf(all, 'plan')) return null;
  if (unit === null) return null;
  // Without a word for it, a number is the price only right beside the button, below the box's top.
  if (!says && (levels(submit, line) > 3 || line.rect.y < box.rect.y - 4)) return null;
  // Parts of one page meet in its body; and a price is not used up.
  if (!says && (shared(line, submit) <= 2 || line.fell)) return null;
  const confidence = (says ? 0.8 : 0.56) + (near <= 2 ? 0.1 : near <= 3 ? 0.05 : 0);
  return {
    at: line.id,
    of: [line.id],
    confidence,
    evidence: [`a line near the button says “${all.slice(0, 50)}”`],
    reading: { from: 'text', number: amount.number, unit },
  };
}
