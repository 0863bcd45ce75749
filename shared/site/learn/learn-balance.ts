import type { SiteProfile } from '../profile.ts';
import { addPath } from './add-path.ts';
import {
  BALANCE_KEY,
  BALANCE_PATH,
  LOOSE_BALANCE_KEY,
  PRICE_PATH,
  UNIT_KEY,
} from './answer-words.ts';
import type { Knowledge } from './exchange.ts';
import { type Leaf, leavesOf, pathOf, textOf } from './leaf.ts';
import { isAmount } from './learn-task.ts';

const OWN_PATH = /credit|balance|wallet|purse|points?\b|coins?\b|tokens?\b|quota|funds/i;
/** Numbers about a list, or of a time. */
const NO_AMOUNT =
  /id$|count|page|limit|size|offset|length|version|code|status|time|date|at$|year|age$|price|amount|cost|fee|sum/;

/** What columns a list is to show says nothing of what it is a list of. */
const COLUMNS = /([?&](?:select|fields?|columns|include|expand)(?:\[\])?=)[^&]*/gi;

type BalanceFound = {
  balance: SiteProfile['balance'];
  confidence: number;
  evidence: string[];
};

/**
 * A number under a name for credits, at an address that speaks of them or as the page shows it.
 *
 * @param address pathname and query.
 */
export function learnBalance(
  before: SiteProfile['balance'],
  document: unknown,
  known: Knowledge,
  address: string,
): BalanceFound | null {
  const path = address.replace(COLUMNS, '$1');
  // Of plans and packs there are lists; of what one has there is one.
  const leaves = leavesOf(document).filter(({ paths }) => !/\[\].*\[\]/.test(paths[0] ?? ''));
  let best: { leaf: Leaf; score: number; shown: boolean } | null = null;
  for (const leaf of leaves) {
    const { key, keys, value, paths } = leaf;
    if (!isAmount(value)) continue;
    const shown = known.shownBalance !== null && Number(value) === known.shownBalance;
    // Studios give their credits names of their own; the page shows which number is meant.
    const many = Number(value) > 9 || !Number.isInteger(Number(value));
    const named = OWN_PATH.test(`${path} ${keys.join(' ')}`) || UNIT_KEY.test(key);
    const own = shown && many && named && !NO_AMOUNT.test(key);
    if (!BALANCE_KEY.test(key) && !own) continue;
    if (
      keys.some((one) =>
        /price|plan|product|model|cost|packag|transaction|required|limit|max/.test(one),
      )
    )
      continue;
    const listed = /\[\]/.test(paths[0] ?? '');
    if (listed && leaves.filter((other) => other.paths[0] === paths[0]).length > 1) continue;
    const loose =
      (LOOSE_BALANCE_KEY.test(key) || !BALANCE_KEY.test(key)) &&
      !keys.some((one) => /credit|balance|wallet|积分|余额/.test(one));
    const score =
      (shown ? 0.45 : 0) +
      (BALANCE_PATH.test(path) || own ? 0.25 : 0) -
      (PRICE_PATH.test(path) ? 0.3 : 0) +
      (loose ? 0.15 : 0.35) +
      (/remain|left|available|current|balance/.test(key) ? 0.15 : 0) +
      (/daily|free|trial|frozen|paid|monthly|permanent|bonus|gift/.test(keys.join(' '))
        ? -0.2
        : 0) +
      (known.shownBalance !== null && !shown ? -0.1 : 0.05) -
      keys.length * 0.01;
    if (score > (best?.score ?? 0.5)) best = { leaf, score, shown };
  }
  const to = best && pathOf(document, best.leaf);
  if (!best || to === null) return null;
  const evidence = ['it states a number of credits'];
  if (best.shown) evidence.push('the page shows the same number');
  const value = addPath(document, before.value, to, textOf(best.leaf.value));
  const balance = value === before.value ? before : { ...before, value };
  return {
    balance: withDaily(balance, document, leaves),
    confidence: Math.round(Math.min(0.97, best.score) * 100) / 100,
    evidence,
  };
}

const DAILY: readonly (readonly [keyof SiteProfile['balance'], RegExp])[] = [
  ['limit', /^daily\w*(limit|quota|allowance|total|credits)$|^(limit)$/],
  ['used', /^(daily)?(used|usedtoday|consumedtoday)(credits)?$|^dailyused$/],
  ['resetsAt', /^(next)?(resets?|refill|refresh|renew)s?(at|time|date|on)$|^nextreset$/],
];

function withDaily(
  balance: SiteProfile['balance'],
  document: unknown,
  leaves: readonly Leaf[],
): SiteProfile['balance'] {
  let next = balance;
  for (const [field, key] of DAILY) {
    const leaf = leaves.find((one) => {
      const daily = one.keys.some((name) => /dai?ly|today/.test(name)) || field === 'resetsAt';
      return daily && key.test(one.key) && (field === 'resetsAt' || isAmount(one.value));
    });
    const path = leaf && pathOf(document, leaf);
    if (!leaf || !path) continue;
    const paths = addPath(document, next[field], path, textOf(leaf.value));
    if (paths !== next[field]) next = { ...next, [field]: paths };
  }
  return next;
}
