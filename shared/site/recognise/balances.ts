import type { Described, PageDescription } from './description.ts';
import type { Finding } from './found.ts';
import { isAt, isWithin, levels } from './kin.ts';
import { ofKind } from './of-kind.ts';
import { isListed } from './price-list.ts';
import { speaksOf } from './speech.ts';
import { amountsIn, draws, owns, unitAround } from './values.ts';
import { CURRENCIES, FAME, SIGNS } from './words/money.ts';

/** What the person has left: a word and a number, or a number with a sign at the top of the page. */
export function balanceOf(cost: Finding | null, page: PageDescription): Finding | null {
  const links = ofKind(page, 'press').filter(({ tag, visible }) => tag === 'a' && visible);
  const found = ofKind(page, 'words')
    .filter((one) => one.visible && one.id !== cost?.at)
    .map((one) => {
      const finding = judge(one, links, page) ?? alone(one, cost, page);
      if (!finding || finding.confidence >= OWNED) return finding;
      return isListed(one, [cost?.at ?? 0], page) ? null : finding;
    })
    .filter((one): one is Finding => one !== null)
    .sort((a, b) => b.confidence - a.confidence);
  return found[0] ?? null;
}

/** So sure only where words say that it is the person's. */
const OWNED = 0.85;

function judge(one: Described, links: readonly Described[], page: PageDescription): Finding | null {
  if (isElsewhere(one)) return null;
  if (one.text.length > 60) return null;
  const amounts = amountsIn(one.text);
  const [amount] = amounts;
  if (!amount) return null;
  // Words of another number are not of this one.
  const around = amountsIn(one.around).length === 1 ? one.around : one.text;
  const all = one.label || around;
  if (speaksOf(one.around, 'plan')) return null;
  const spends = speaksOf(`${all} ${around}`, 'cost') && !speaksOf(all, 'have');
  if (spends || speaksOf(one.text, 'cost')) return null;
  const unit =
    amount.unit ??
    unitAround(amount.number, all) ??
    (speaksOf(one.name, 'unit') ? 'credits' : null);
  // "100 credits · $9": what is sold.
  if (!isMoney(unit) && amountsIn(one.around).some((other) => isMoney(other.unit))) return null;
  const has = [one.text, all, one.name].some((words) => owns(words, amount.unit));
  const top = isAt(one, 'header', 'nav') || (one.rect.y < 90 && one.rect.y >= 0);
  // A bar of links that something else stands over.
  const high = top || (unit !== null && links.filter((link) => isInOneBar(link, one)).length > 1);
  const side = isAt(one, 'aside');
  let confidence = 0;
  const evidence: string[] = [];
  if (has && unit) {
    confidence = 0.85 + (high ? 0.08 : 0);
    evidence.push(`“${all.slice(0, 40)}” says what is left`);
  } else if (unit && (high || side)) {
    confidence = high ? 0.78 : 0.66;
    evidence.push(`“${all.slice(0, 40)}” at the ${high ? 'top' : 'side'} of the page`);
  } else if (has && (high || side)) {
    confidence = 0.66;
    evidence.push(`“${all.slice(0, 40)}” at the ${high ? 'top' : 'side'} of the page`);
  } else if (
    top &&
    one.hasIcon &&
    isBare(one.text) &&
    !counts(one) &&
    one.rect.x > page.view.width * 0.4
  ) {
    confidence = 0.62;
    evidence.push('a number with a sign at the top of the page');
  }
  if (confidence === 0) return null;
  return {
    at: one.id,
    of: [one.id],
    confidence,
    evidence,
    reading: { from: 'text', number: amount.number, unit },
  };
}

/**
 * A bare number with a unit, of which no other stands on the page, and no word for it: a press made
 * it less, or it stands beside the page's own name.
 */
function alone(one: Described, cost: Finding | null, page: PageDescription): Finding | null {
  const [amount] = amountsIn(one.text);
  if (!amount?.unit || !isBare(one.text) || isElsewhere(one) || isOfChoice(one, page)) return null;
  if (speaksOf(one.around, 'plan') || speaksOf(one.around, 'cost')) return null;
  // Beside a name, stars are its fame, and money is its price.
  const isTold = SIGNS.test(amount.unit) && !FAME.test(amount.unit) && !isMoney(amount.unit);
  const isNamed = isTold && isBesideName(one, page);
  if (!one.fell && !isNamed) return null;
  const { number, unit } = amount;
  const isRivalled = ofKind(page, 'words').some(
    (other) =>
      other !== one &&
      other.id !== cost?.at &&
      amountsIn(other.text).some((two) => two.unit === unit),
  );
  if (isRivalled) return null;
  const why = one.fell ? 'it became less after a press' : 'beside the name of the page';
  return {
    ...{ at: one.id, of: [one.id], confidence: one.fell ? 0.7 : 0.64 },
    evidence: [`“${one.text}”: ${why}`],
    reading: { from: 'text', number, unit },
  };
}

/** In something that can be on or off, or beside it; tabs stand beside anything. */
function isOfChoice(one: Described, page: PageDescription): boolean {
  return ofKind(page, 'press').some(
    (press) =>
      press.on !== null &&
      (isWithin(one, press.id) || (press.role !== 'tab' && levels(one, press) <= 1)),
  );
}

/** In a few words with what the page's title says, which is no model's name. */
function isBesideName({ text, around }: Described, { heads }: PageDescription): boolean {
  const [title = ''] = heads.split(' · ');
  const name = around.replace(text, '').trim().toLowerCase();
  return name.length >= LEAST_NAME && !draws(name) && title.toLowerCase().includes(name);
}

const isMoney = (unit: string | null) => unit !== null && CURRENCIES.test(unit);

/** Letters of a name that tells. */
const LEAST_NAME = 4;

function isElsewhere(one: Described): boolean {
  return isAt(one, 'pricing', 'footer', 'consent', 'list') || /^h\d$/.test(one.tag);
}

/** Side by side, and close to each other. */
function isInOneBar(a: Described, b: Described): boolean {
  const middle = a.rect.y + a.rect.height / 2;
  const isBeside = middle > b.rect.y - 8 && middle < b.rect.y + b.rect.height + 8;
  return isBeside && levels(a, b) <= 3 && levels(b, a) <= 4;
}

/** "History 3": how many of something there are. */
function counts({ label, around }: Described): boolean {
  return /\p{L}/u.test(label) || (around.length < 30 && /\p{L}{3}/u.test(around));
}

function isBare(text: string): boolean {
  return /^\D{0,3}\d[\d.,  ]*\D{0,2}$/u.test(text) && !/[kKмMв]/u.test(text);
}
