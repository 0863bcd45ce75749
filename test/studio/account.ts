import { Temporal } from 'temporal-polyfill';

/** Daily credits: what is left of them, and when they come back. */
export type Account = {
  limit: number;
  zone: string;
  /** Credits left on the day of that instant (epoch ms). */
  remaining(at: number): number;
  used(at: number): number;
  spend(credits: number, at: number): void;
  /** Gives back what was spent at that instant; a day already over stays closed. */
  refund(credits: number, spentAt: number): void;
  /** Next midnight of the zone, epoch ms. */
  resetsAt(at: number): number;
};

export function createAccount(limit: number, zone: string): Account {
  const usedOn = new Map<string, number>();
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const day = (at: number) => local(at).toPlainDate().toString();
  const used = (at: number) => usedOn.get(day(at)) ?? 0;
  return {
    limit,
    zone,
    used,
    remaining: (at) => limit - used(at),
    spend: (credits, at) => usedOn.set(day(at), used(at) + credits),
    refund: (credits, spentAt) => usedOn.set(day(spentAt), used(spentAt) - credits),
    resetsAt: (at) => local(at).startOfDay().add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}
