import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Asset } from '../../shared/generation.ts';
import { Id, Instant, Site } from '../../shared/id.ts';
import { Tier } from '../../shared/tier.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import type { Ledger } from '../ledger.ts';
import { Refusal } from '../refusal.ts';

const LIMIT = 100;
const MAX_LIMIT = 500;

/** An asset that came back, with what is known of it by now. */
const ListedAsset = z.strictObject({
  ...Asset.shape,
  generation: Id,
  site: Site,
  at: Instant,
  model: z.nullable(z.string()),
  tier: z.nullable(Tier),
  rating: z.nullable(z.enum(['usable', 'rejected'])),
});
type ListedAsset = z.infer<typeof ListedAsset>;

/** Newest first; `more`: the range holds older ones, ask again with `to` of the last one. */
export const AssetsReply = z.strictObject({ assets: z.array(ListedAsset), more: z.boolean() });
export type AssetsReply = z.infer<typeof AssetsReply>;

/** The assets that came back from `from` (inclusive) to `to` (exclusive), in epoch milliseconds. */
export function assetsRoute({ ledger }: Deps) {
  return new Hono<Env>().get('/', async (c) => {
    const from = numberIn(c.req.query('from'), 'from', 0);
    const until = numberIn(c.req.query('to'), 'to', Number.MAX_SAFE_INTEGER);
    const limit = numberIn(c.req.query('limit'), 'limit', LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) throw badNumber('limit', `1 to ${MAX_LIMIT}`);
    const assets = await assetsIn(ledger, from, until);
    return c.json<AssetsReply>({ assets: assets.slice(0, limit), more: assets.length > limit });
  });
}

async function assetsIn(ledger: Ledger, from: Instant, until: Instant): Promise<ListedAsset[]> {
  const { generations, ratings } = ledger.stats;
  const listed: ListedAsset[] = [];
  for await (const event of ledger.events({ from, until })) {
    if (event.type !== 'generation.finished') continue;
    const { generation, site, at } = event;
    const record = generations.get(generation);
    for (const asset of event.assets) {
      // Of two reports on one generation's end the fold believes one.
      if (!record?.assets.includes(asset.id)) continue;
      const { model, tier } = record;
      const rating = ratings.get(asset.id)?.value ?? null;
      listed.push({ ...asset, generation, site, at, model, tier, rating });
    }
  }
  return listed.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

function numberIn(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text)) throw badNumber(name, 'a whole number');
  return Number(text);
}

function badNumber(name: string, expected: string): Refusal {
  return new Refusal('bad-query', `${name}: expected ${expected}`, name);
}
