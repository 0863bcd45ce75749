import { expect, it } from 'vitest';
import { openTickets, TICKET_LIFE_MS } from './tickets.ts';

const KEY = '019ab2c0-0000-7000-8000-00000000000e';
const PAGE = '/reports/2026-W48';

it('is good once, for its page alone, for two minutes', () => {
  let now = 1000;
  const tickets = openTickets(() => now);
  const { ticket, until } = tickets.create(KEY, PAGE);
  expect(Buffer.from(ticket, 'base64url')).toHaveLength(16);
  expect(until).toBe(1000 + TICKET_LIFE_MS);
  expect(tickets.use(ticket, '/reports/2026-W47')).toBeNull();
  expect(tickets.use(`${ticket}x`, PAGE)).toBeNull();
  expect(tickets.use(ticket, PAGE)).toBe(KEY);
  expect(tickets.use(ticket, PAGE)).toBeNull();
  const late = tickets.create(KEY, PAGE);
  now += TICKET_LIFE_MS;
  expect(tickets.use(late.ticket, PAGE)).toBeNull();
});

it('keeps a bounded number open, the latest', () => {
  const tickets = openTickets(() => 0);
  const all = Array.from({ length: 100 }, () => tickets.create(KEY, PAGE).ticket);
  expect(tickets.use(all[0]!, PAGE)).toBeNull();
  expect(tickets.use(all.at(-1)!, PAGE)).toBe(KEY);
});
