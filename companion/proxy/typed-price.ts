import { type Amount, toCredits, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import { documentsOf } from '../../shared/site/documents-of.ts';
import { readText } from '../../shared/site/path.ts';
import type { Upstream } from './upstream.ts';
import type { TypedPrice } from './upstream-entry.ts';

/** What a request costs by the person's own table: for as many assets as were asked for, or came. */
export type PriceOf = (assets: number | null) => Amount;

const UNPRICED: PriceOf = () => UNKNOWN_AMOUNT;

/** By the first row that fits; a price by the piece is unknown while their number is. */
export function typedPrice(
  { pricing }: Pick<Upstream, 'pricing'>,
  request: GenerationRequest,
  body: { text: string; type: string | null },
): PriceOf {
  const { prices, defaults = {}, quality = ['quality'] } = pricing;
  const [document] = documentsOf(body.text, body.type);
  const asked = {
    model: request.model ?? defaults.model,
    kind: request.kind,
    resolution: request.resolution ?? defaults.resolution,
    quality: readText(document, quality, 40) ?? defaults.quality,
    durationS: request.durationS ?? defaults.durationS,
  };
  const count = request.count ?? defaults.count ?? null;
  const row = prices.find((price) => fits(price, { ...asked, count: count ?? undefined }));
  if (!row) return UNPRICED;
  return (assets) => {
    const pieces = row.per === 'request' ? 1 : (assets ?? count);
    if (pieces === null) return UNKNOWN_AMOUNT;
    return { credits: toCredits(row.credits * pieces), provenance: 'typed' };
  };
}

type Asked = { [K in keyof Omit<TypedPrice, 'credits' | 'per'>]: TypedPrice[K] | undefined };

function fits(price: TypedPrice, asked: Asked): boolean {
  return (Object.keys(asked) as (keyof Asked)[]).every(
    (field) => price[field] === undefined || price[field] === asked[field],
  );
}
