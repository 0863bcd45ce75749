import * as z from 'zod/mini';

/**
 * A UUIDv7 (RFC 9562) in lower case. Minted once, where a thing is first observed, and never again:
 * delivering an event twice therefore cannot count it twice. What is imported, and an idea
 * that a script names, has a UUIDv5 of its name (see `import-id.ts`), which is the same wherever and whenever it is read.
 */
export const Id = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export type Id = z.infer<typeof Id>;

/** SHA-256 of some bytes, in lower-case hex: their address. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof Sha256>;

/** A moment in time: whole milliseconds since 1970-01-01T00:00Z. */
export const Instant = z.int().check(z.gte(0), z.lte(253_402_300_799_999));
export type Instant = z.infer<typeof Instant>;

/** A calendar day `YYYY-MM-DD` in a zone that stands beside it. */
export const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
export type Day = z.infer<typeof Day>;

/** The origin of a studio's page, e.g. `https://studio.example`. */
export const Site = z.string().check(z.regex(/^https?:\/\/[^/\s?#]+$/), z.maxLength(300));
export type Site = z.infer<typeof Site>;

/** `studio.example` of an origin; the scheme stays where it is not https. */
export function siteName(site: string): string {
  return site.replace(/^https:\/\//, '');
}
