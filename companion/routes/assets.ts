import { Hono } from 'hono';
import type { AssetsReply } from '../../shared/protocol.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { listedAssets } from '../listed-assets.ts';
import { Refusal } from '../refusal.ts';

const LIMIT = 100;
const MAX_LIMIT = 500;

/** The assets that came back from `from` (inclusive) to `to` (exclusive), in epoch milliseconds. */
export function assetsRoute({ ledger }: Deps) {
  return new Hono<Env>().get('/', async (c) => {
    const from = numberIn(c.req.query('from'), 'from', 0);
    const until = numberIn(c.req.query('to'), 'to', Number.MAX_SAFE_INTEGER);
    const limit = numberIn(c.req.query('limit'), 'limit', LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) throw badNumber('limit', `1 to ${MAX_LIMIT}`);
    const withImported = numberIn(c.req.query('imported'), 'imported', 0) > 0;
    const assets = await listedAssets(ledger, from, until, withImported);
    // What came back at one instant stays together: the next page begins before it.
    let end = Math.min(limit, assets.length);
    while (end > 0 && assets[end]?.at === assets[end - 1]?.at) end += 1;
    return c.json<AssetsReply>({ assets: assets.slice(0, end), more: assets.length > end });
  });
}

function numberIn(text: string | undefined, name: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text)) throw badNumber(name, 'a whole number');
  return Number(text);
}

function badNumber(name: string, expected: string): Refusal {
  return new Refusal('bad-query', `${name}: expected ${expected}`, name);
}
