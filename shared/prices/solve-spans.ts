import type { Credits } from '../credit.ts';
import { priceSlot } from '../price-slot.ts';
import { type PaidFor, paid, type SentRecord, statedFor } from './paid.ts';
import type { QuietSpan } from './quiet-spans.ts';

/** By the piece of credit that a studio counts in: prices are multiples of it. */
const GRAINS = [1000, 500, 100, 10];
/** A balance says this long what was there before a generation. */
const FRESH_MS = 30 * 60_000;

/** What the balances say that generations cost of which no answer stated it. */
export function solveSpans(
  spans: readonly QuietSpan[],
  expected: (record: SentRecord) => number | null,
  pending: (record: SentRecord) => number | null,
  isDecisive: (record: SentRecord) => boolean,
): PaidFor[] {
  const grain = grainOf(spans);
  return spans.flatMap((span) =>
    solve(span, expected, pending, grain).map(([one, credits]) =>
      paid(one, credits, 'balance', isDecisive(one)),
    ),
  );
}

function solve(
  { sent, taken, lost, overnight, from }: QuietSpan,
  expected: (record: SentRecord) => number | null,
  pending: (record: SentRecord) => number | null,
  grain: number,
): Told {
  const open = sent.filter((one) => statedFor(one) === null);
  const [only] = open;
  if (!only || lost || overnight || open.some((one) => one.end !== 'succeeded')) return [];
  if (sent.some((one) => one.at - from > FRESH_MS)) return [];
  const left = taken - sent.reduce((sum, one) => sum + (statedFor(one) ?? 0), 0);
  if (left <= 0) return [];
  if (open.length === 1) return [[only, left]];
  const known = (one: SentRecord) => expected(one) ?? one.quoted;
  const sum = open.reduce((total, one) => total + (known(one) ?? Number.NaN), 0);
  if (sum === left) return open.map((one) => [one, known(one) ?? 0] as const);
  // One price is not known, and all others are: it is what they leave.
  const slots = new Map<string, SentRecord[]>();
  for (const one of open) {
    if (expected(one) !== null) continue;
    const slot = priceSlot('', one);
    slots.set(slot, [...(slots.get(slot) ?? []), one]);
  }
  const [unknown] = slots.values();
  if (slots.size === 0 && new Set(open.map((one) => priceSlot('', one))).size > 1)
    return changedIn(open, left, expected, pending, grain);
  const alike = slots.size === 0 && open.every((one) => priceSlot('', one) === priceSlot('', only));
  const asked = alike ? open : slots.size === 1 ? unknown : undefined;
  if (!asked?.[0]) return [];
  const others = open.filter((one) => !asked.includes(one));
  const rest = left - others.reduce((total, one) => total + (expected(one) ?? 0), 0);
  const each = rest / asked.length;
  // One span is one observation, or two where several agree on it.
  const told = asked.slice(-2);
  return each > 0 && each % grain === 0 ? told.map((one) => [one, each] as const) : [];
}

type Told = (readonly [SentRecord, Credits])[];

/**
 * Prices change by one factor, those of all models or of one. Where several of these would explain
 * what was taken, only one that other spans speak for is believed.
 */
function changedIn(
  open: readonly SentRecord[],
  left: number,
  expected: (record: SentRecord) => number | null,
  pending: (record: SentRecord) => number | null,
  grain: number,
): Told {
  const models = [...new Set(open.map(({ model }) => model))];
  const groups = [
    open,
    ...(models.length > 1 ? models.map((one) => open.filter(({ model }) => model === one)) : []),
  ];
  const price = (one: SentRecord) => expected(one) ?? 0;
  const sum = (of: readonly SentRecord[]) => of.reduce((total, one) => total + price(one), 0);
  const found = groups.flatMap((changed): Told[] => {
    const factor = (left - sum(open.filter((one) => !changed.includes(one)))) / sum(changed);
    const told = new Map(
      changed.map((one) => [priceSlot('', one), [one, Math.round(price(one) * factor)] as const]),
    );
    const isPrice = ([one, credits]: Told[number]) =>
      credits > 0 && credits % grain === 0 && Math.abs(credits - price(one) * factor) < 1e-3;
    return [...told.values()].every(isPrice) ? [[...told.values()]] : [];
  });
  const spoken = found.filter((told) => told.some(([one, credits]) => pending(one) === credits));
  const [only, ...others] = found.length === 1 ? found : spoken;
  return only && others.length === 0 ? only : [];
}

function grainOf(spans: readonly QuietSpan[]): number {
  return GRAINS.find((grain) => spans.every(({ taken }) => taken % grain === 0)) ?? 1;
}
