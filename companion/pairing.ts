import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import { Id, Instant } from '../shared/id.ts';
import type { PairReply, PairRequest } from '../shared/protocol.ts';
import { CODE_LIFE_MS, type PairingCodes, pairingCodes } from './pairing-code.ts';
import { checkDigits, isSame } from './proof.ts';
import { Refusal } from './refusal.ts';
import type { Document } from './store/document.ts';

/** `ingest`: events and the gate; `read`: what is known; `rules`: changing them; `admin`: pairings. */
export const Scope = z.enum(['ingest', 'read', 'rules', 'admin']);
export type Scope = z.infer<typeof Scope>;

/** One browser profile (or this computer's own command line) that may speak. */
export const Pairing = z.strictObject({
  key: Id,
  secret: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  label: z.string(),
  device: Id,
  /** Origin of the extension; null for the command line. */
  origin: z.nullable(z.string()),
  scopes: z.array(Scope),
  at: Instant,
  /** A revoked one stays for a while, so that its holder is told instead of ignored. */
  revokedAt: z.nullable(Instant),
});
export type Pairing = z.infer<typeof Pairing>;

/** Whoever may speak, as the rest of the companion knows them. */
export const Speaker = z.omit(Pairing, { secret: true });
export type Speaker = z.infer<typeof Speaker>;

/** The file of pairings. It holds secrets: for the owner's eyes alone. */
export const PairingFile = z.strictObject({ pairings: z.array(Pairing) });
export type PairingFile = z.infer<typeof PairingFile>;

const BROWSER_SCOPES: Scope[] = ['ingest', 'read', 'rules'];
const REVOKED_KEPT = 20;
const BEARER = /^Bearer ([0-9a-f-]{36})\.([0-9a-f]{64})$/;
/** Compared with when a key is unknown, so that it takes as long as a known one. */
const NOBODY = '0'.repeat(64);

export type Pairings = ReturnType<typeof openPairings>;

/** Who may speak. `local` is the command line's own key of this start; it is in no file. */
export function openPairings(options: {
  file: Document<PairingFile>;
  instance: Id;
  now: () => Instant;
  local?: Pairing;
}) {
  const { file, instance, now, local } = options;
  const codes: PairingCodes = pairingCodes(now);
  const all = () => (local ? [local, ...file.data.pairings] : file.data.pairings);
  const byKey = (key: string) => all().find((pairing) => pairing.key === key);

  return {
    byKey,
    /** Revoked ones count, so that they reach the answer that says so. */
    isPaired: (origin: string) => all().some((pairing) => pairing.origin === origin),
    list: (): Speaker[] => file.data.pairings.map(({ secret: _, ...rest }) => rest),

    /** The pairing that an Authorization header proves. Throws a Refusal. */
    authenticate(authorization: string): Pairing {
      const [, key = '', secret = ''] = BEARER.exec(authorization) ?? [];
      const pairing = byKey(key);
      const matches = isSame(secret, pairing?.secret ?? NOBODY);
      if (!pairing || !matches) throw new Refusal('unauthorized', 'This key is not known here.');
      if (pairing.revokedAt !== null) {
        throw new Refusal('key-revoked', 'This pairing was ended. Pair this browser again.');
      }
      return pairing;
    },

    /** A fresh one-time code of 128 bits. */
    newCode: (lifeMs = CODE_LIFE_MS) => codes.create(lifeMs),

    /** Exchanges a code for a key; the code is used up whatever happens next. Throws a Refusal. */
    async redeem(request: PairRequest, origin: string): Promise<PairReply> {
      if (!codes.use(request.code)) {
        throw new Refusal('wrong-code', 'This code is wrong, used or too old. Make a new one.');
      }
      const pairing: Pairing = {
        key: uuidv7(),
        secret: randomBytes(32).toString('hex'),
        label: request.label,
        device: request.device,
        origin,
        scopes: BROWSER_SCOPES,
        at: now(),
        revokedAt: null,
      };
      // Pairing the same browser profile again replaces its former key.
      await file.update(({ pairings }) => ({
        pairings: [...pairings.filter(({ device }) => device !== request.device), pairing],
      }));
      const { key, secret } = pairing;
      return { key, secret, instance, check: checkDigits(secret) };
    },

    /** Whether there was such a pairing to end. */
    async revoke(key: Id): Promise<boolean> {
      const known = file.data.pairings.some((one) => one.key === key && one.revokedAt === null);
      if (known) await file.update(({ pairings }) => revoked(pairings, key, now()));
      return known;
    },
  };
}

function revoked(pairings: readonly Pairing[], key: Id, at: Instant): PairingFile {
  const marked = pairings.map((one) => (one.key === key ? { ...one, revokedAt: at } : one));
  const ended = marked
    .filter(({ revokedAt }) => revokedAt !== null)
    .sort((a, b) => (b.revokedAt ?? 0) - (a.revokedAt ?? 0))
    .slice(REVOKED_KEPT);
  return { pairings: marked.filter((one) => !ended.includes(one)) };
}
