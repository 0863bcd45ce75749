import { randomBytes } from 'node:crypto';
import type { Id, Instant } from '../shared/id.ts';
import { isSame } from './proof.ts';

export const TICKET_LIFE_MS = 120_000;
/** Tickets that may be open at once; the oldest go first. */
const OPEN_TICKETS = 64;

export type Tickets = ReturnType<typeof openTickets>;

/**
 * One-time tickets for pages that a browser opens by address, where no key can be sent along. Each
 * is good for one page, once. In memory alone: a restart ends them all.
 */
export function openTickets(now: () => Instant) {
  let open: { ticket: string; key: Id; page: string; until: Instant }[] = [];
  const prune = () => {
    open = open.filter(({ until }) => until > now()).slice(-OPEN_TICKETS);
  };
  return {
    /** @param key of the pairing that asked for it and answers for it. @param page its path. */
    create(key: Id, page: string): { ticket: string; until: Instant } {
      const ticket = randomBytes(16).toString('base64url');
      const until = now() + TICKET_LIFE_MS;
      open.push({ ticket, key, page, until });
      prune();
      return { ticket, until };
    },
    /** The key that an open ticket for the page was given to, and the ticket is gone; else null. */
    use(ticket: string, page: string): Id | null {
      prune();
      const found = open.find((one) => one.page === page && isSame(one.ticket, ticket));
      open = open.filter((one) => one !== found);
      return found?.key ?? null;
    },
  };
}
