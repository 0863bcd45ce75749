import * as z from 'zod/mini';

/** Credits in integer thousandths: 4 credits are 4000. Never negative. */
export const Credits = z.int().check(z.gte(0), z.lte(1_000_000_000_000));
export type Credits = z.infer<typeof Credits>;

/**
 * Where a number comes from. `measured`: the studio's page or answer said so on this account;
 * `learned`: from earlier charges of the same kind; `estimated`: scaled from related ones, or the
 * price that the page showed where nothing said what was charged; `typed`: the person entered it;
 * `unknown`: nobody knows, and the number is null.
 */
export const Provenance = z.enum(['measured', 'learned', 'estimated', 'typed', 'unknown']);
export type Provenance = z.infer<typeof Provenance>;

/** Credits with their provenance. `credits` is null exactly when the provenance is `unknown`. */
export const Amount = z
  .strictObject({ credits: z.nullable(Credits), provenance: Provenance })
  .check(
    z.refine((amount) => (amount.credits === null) === (amount.provenance === 'unknown'), {
      error: 'credits are null exactly when their provenance is "unknown"',
    }),
  );
export type Amount = z.infer<typeof Amount>;

export const UNKNOWN_AMOUNT: Amount = { credits: null, provenance: 'unknown' };

/** As the studio's page or answer said; null: it did not. */
export function measured(credits: Credits | null): Amount {
  return credits === null ? UNKNOWN_AMOUNT : { credits, provenance: 'measured' };
}

/** As related figures suggest; null: none does. */
export function estimated(credits: Credits | null): Amount {
  return credits === null ? UNKNOWN_AMOUNT : { credits, provenance: 'estimated' };
}

/** Whole and fractional credits as the site counts them (4, 4.5) to thousandths. */
export function toCredits(siteCredits: number): Credits {
  return Math.round(siteCredits * 1000);
}

/** Made once: `toLocaleString` builds such a format anew for each number. */
const FORMAT = /* @__PURE__ */ new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `4`, `4.5`, `1,250`; `?` for an unknown amount, never 0. */
export function formatCredits(credits: Credits | null): string {
  if (credits === null) return '?';
  return FORMAT.format(credits / 1000);
}

/** The same of what is only expected: from ten credits on it is not known to the tenth. */
export function formatExpected(credits: Credits): string {
  return formatCredits(credits < 10_000 ? credits : Math.round(credits / 1000) * 1000);
}

/** `4` when measured or typed, `~4` when learned or estimated, `?` when unknown. */
export function formatAmount({ credits, provenance }: Amount): string {
  const tilde = provenance === 'learned' || provenance === 'estimated' ? '~' : '';
  return `${tilde}${formatCredits(credits)}`;
}
