import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Id, Instant } from '../../shared/id.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { Speaker } from '../pairing.ts';
import { CODE_LIFE_MS } from '../pairing-code.ts';
import { notFound } from '../refusal.ts';

export const PairingsReply = z.strictObject({ pairings: z.array(Speaker) });
export type PairingsReply = z.infer<typeof PairingsReply>;

export const CodeRequest = z.strictObject({});
/** A link to the pairing page; its code is in the fragment, which no server and no log sees. */
export const CodeReply = z.strictObject({ url: z.string(), until: Instant });
export type CodeReply = z.infer<typeof CodeReply>;

/** A token for a script that uses the proxy. */
export const ClientRequest = z.strictObject({
  label: z.string().check(z.minLength(1), z.maxLength(120)),
});
/** The token travels this once. */
export const ClientReply = z.strictObject({ key: Id, token: z.string() });
export type ClientReply = z.infer<typeof ClientReply>;

export const EndedReply = z.strictObject({ ended: z.literal(true) });
export type EndedReply = z.infer<typeof EndedReply>;

/** Browsers and scripts: for this computer's command line, but each browser may end its own pairing. */
export function pairingsRoute({ pairings, clients, port, now }: Deps) {
  return new Hono<Env>()
    .get('/', (c) => c.json<PairingsReply>({ pairings: [...pairings.list(), ...clients.list()] }))
    .post('/codes', jsonBody(CodeRequest), (c) => {
      const url = pairingUrl(port(), pairings.newCode());
      return c.json<CodeReply>({ url, until: now() + CODE_LIFE_MS });
    })
    .post('/clients', jsonBody(ClientRequest), async (c) =>
      c.json<ClientReply>(await clients.create(c.req.valid('json').label)),
    )
    .delete('/:key', async (c) => {
      const wanted = c.req.param('key');
      const key = wanted === 'current' ? c.get('pairing').key : wanted;
      if (!((await pairings.revoke(key)) || (await clients.revoke(key)))) throw notFound();
      return c.json<EndedReply>({ ended: true });
    });
}

export function pairingUrl(port: number, code: string): string {
  return `http://127.0.0.1:${port}/pair#${code}`;
}
