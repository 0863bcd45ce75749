import type { Described, PageDescription } from './description.ts';
import type { Finding } from './found.ts';
import { isAt } from './kin.ts';
import { isListed } from './price-list.ts';
import { speaksOf } from './speech.ts';
import { amountsIn, owns, unitAround } from './values.ts';

/** What the person has left: a word and a number, or a number with a sign at the top of the page. */
export function balanceOf(cost: Finding | null, page: PageDescription): Finding | null {
  const found = page.candidates
    .filter((one) => one.kind === 'words' && one.visible && one.id !== cost?.at)
    .map((one) => judge(one, page))
    .filter((one): one is Finding => one !== null)
    .filter((one) => one.confidence >= OWNED || !isListed(one.at, [one.at, cost?.at ?? 0], page))
    .sort((a, b) => b.confidence - a.confidence);
  return found[0] ?? null;
}

/** So sure only where words say that it is the person's. */
const OWNED = 0.85;

function judge(one: Described, page: PageDescription): Finding | null {
  if (isAt(one, 'pricing', 'footer', 'consent', 'list') || /^h\d$/.test(one.tag)) return null;
  if (one.text.length > 60) return null;
  const amounts = amountsIn(one.text);
  const [amount] = amounts;
  if (!amount) return null;
  const all = one.around;
  if (speaksOf(all, 'plan')) return null;
  const spends =
    speaksOf(one.text, 'cost') || (speaksOf(all, 'cost') && !speaksOf(one.text, 'have'));
  if (spends) return null;
  const unit =
    amount.unit ??
    unitAround(amount.number, all) ??
    (speaksOf(one.name, 'unit') ? 'credits' : null);
  const has = [one.text, all, one.name].some((words) => owns(words, amount.unit));
  const high = isAt(one, 'header', 'nav') || (one.rect.y < 90 && one.rect.y >= 0);
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
  } else if (high && one.hasIcon && isBare(one.text) && one.rect.x > page.view.width * 0.4) {
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

function isBare(text: string): boolean {
  return /^\D{0,3}\d[\d.,  ]*\D{0,2}$/u.test(text) && !/[kKмMв]/u.test(text);
}
