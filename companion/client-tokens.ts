import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import { Id, Instant, Sha256 } from '../shared/id.ts';
import type { Speaker } from './pairing.ts';
import { Refusal } from './refusal.ts';
import type { Document } from './store/document.ts';

/** A script that may use the proxy. Its token is in no file: only what tells it again. */
const Client = z.strictObject({
  key: Id,
  hash: Sha256,
  label: z.string(),
  device: Id,
  at: Instant,
  revokedAt: z.nullable(Instant),
});
type Client = z.infer<typeof Client>;

export const ClientFile = z.strictObject({ clients: z.array(Client) });
export type ClientFile = z.infer<typeof ClientFile>;

/** `tierwise_` and 256 random bits, so that a search for lost secrets finds it. */
const TOKEN = /^tierwise_[A-Za-z0-9_-]{43}$/;
const REVOKED_KEPT = 20;

export type ClientTokens = ReturnType<typeof openClientTokens>;

/** Tokens for scripts, which put them where the upstream's key would be. */
export function openClientTokens(file: Document<ClientFile>, now: () => Instant) {
  return {
    list: (): Speaker[] => file.data.clients.map(speakerOf),

    /** The token is told this once. */
    async create(label: string): Promise<{ key: Id; token: string }> {
      const token = `tierwise_${randomBytes(32).toString('base64url')}`;
      const client: Client = {
        key: uuidv7(),
        hash: hashOf(token),
        label,
        device: uuidv7(),
        at: now(),
        revokedAt: null,
      };
      await file.update(({ clients }) => ({ clients: [...clients, client] }));
      return { key: client.key, token };
    },

    /** Whose token it is. Throws a Refusal. */
    authenticate(token: string): Speaker {
      // Found by its hash, so that the time it takes tells nothing of the others.
      const hash = TOKEN.test(token) ? hashOf(token) : '';
      const client = file.data.clients.find((one) => one.hash === hash);
      if (!client) throw new Refusal('unauthorized', 'This token is not known here.');
      if (client.revokedAt !== null) {
        throw new Refusal('key-revoked', 'This token was ended. Make another one.');
      }
      return speakerOf(client);
    },

    /** Whether there was such a token to end. */
    async revoke(key: Id): Promise<boolean> {
      const known = file.data.clients.some((one) => one.key === key && one.revokedAt === null);
      if (known) {
        await file.update(({ clients }) => {
          const marked = clients.map((one) =>
            one.key === key ? { ...one, revokedAt: now() } : one,
          );
          const ended = marked.filter(({ revokedAt }) => revokedAt !== null);
          const forgotten = new Set(ended.slice(0, Math.max(0, ended.length - REVOKED_KEPT)));
          return { clients: marked.filter((one) => !forgotten.has(one)) };
        });
      }
      return known;
    },
  };
}

function speakerOf({ hash: _, ...client }: Client): Speaker {
  return { ...client, origin: null, scopes: ['ingest'] };
}

/** The token is as long as the hash: nothing slower is needed. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
