import { Hono } from 'hono';
import type { HelloReply } from '../../shared/protocol.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { helloProof } from '../proof.ts';
import { notFound } from '../refusal.ts';

const NONCE = /^[A-Za-z0-9_-]{16,128}$/;

/** The companion proves itself before it is told anything. A stranger learns nothing. */
export function helloRoute({ pairings, instance, port, version }: Deps) {
  return new Hono<Env>().get('/', (c) => {
    const nonce = c.req.query('nonce') ?? '';
    const pairing = pairings.byKey(c.req.query('key') ?? '');
    if (!pairing || !NONCE.test(nonce)) throw notFound();
    const proof = helloProof(pairing.secret, nonce, port(), instance);
    return c.json<HelloReply>({ name: 'tierwise', version, instance, proof });
  });
}
