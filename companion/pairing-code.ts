import { randomBytes } from 'node:crypto';
import type { Instant } from '../shared/id.ts';
import { isSame } from './proof.ts';

export const CODE_LIFE_MS = 120_000;
const TRIES = 5;
/** Codes that may be open at once; each link that is printed opens one. */
const OPEN_CODES = 16;

export type PairingCodes = ReturnType<typeof pairingCodes>;

/** One-time codes, in memory alone: a restart ends them all. */
export function pairingCodes(now: () => Instant) {
  let open: { code: string; until: Instant; tries: number }[] = [];
  const prune = () => {
    open = open.filter(({ until, tries }) => until > now() && tries < TRIES).slice(-OPEN_CODES);
  };
  return {
    create(lifeMs: number): string {
      const code = randomBytes(16).toString('base64url');
      open.push({ code, until: now() + lifeMs, tries: 0 });
      prune();
      return code;
    },
    /** Whether the code was open. It no longer is; a wrong one costs every open code a try. */
    use(code: string): boolean {
      prune();
      const found = open.filter((one) => isSame(one.code, code));
      open = open.filter((one) => !found.includes(one));
      if (found.length === 0) for (const one of open) one.tries += 1;
      return found.length > 0;
    },
  };
}
