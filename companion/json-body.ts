import { zValidator } from '@hono/zod-validator';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import type { ResetDay } from '../shared/event.ts';
import { addDays, isZone } from '../shared/reset-day.ts';
import { Refusal } from './refusal.ts';

// Without a language every complaint reads "Invalid input".
z.config(en());

/**
 * Checks a JSON body against its schema; the first thing that does not fit is named by its path. The
 * schema stays with it, so that it can be told which one a route checks by.
 */
export function jsonBody<T extends z.core.$ZodType>(schema: T) {
  const check = zValidator('json', schema, (result) => {
    if (!result.success) throw badBody(result.error.issues, result.data);
  });
  return Object.assign(check, { schema });
}

function badBody(issues: readonly z.core.$ZodIssue[], body: unknown): Refusal {
  const unknown = unknownVersion(body);
  if (unknown) return unknown;
  const [issue] = issues;
  const path = issue?.path.join('.') ?? '';
  const where = path === '' ? 'the body' : path;
  return new Refusal('bad-body', `${where}: ${issue?.message ?? 'does not fit'}`, path);
}

/** An event of a later format may differ in anything, so its version is looked at first. */
function unknownVersion(body: unknown): Refusal | null {
  const events: unknown = (body as { events?: unknown } | null)?.events;
  if (!Array.isArray(events)) return null;
  const i = events.findIndex((event) => typeof event?.v === 'number' && event.v !== 1);
  if (i < 0) return null;
  return new Refusal('unknown-version', 'Expected events of version 1.', `events.${i}.v`);
}

/** The last that were found right: nearly all requests of a day name the same. */
const right = new Set<string>();

/** The schema knows the form of a zone and a day; whether they exist is asked here. */
export function checkResetDay({ zone, day }: ResetDay, path: string): void {
  const name = `${day} ${zone}`;
  if (right.has(name)) return;
  if (!isZone(zone)) throw new Refusal('bad-body', `${path}.zone: no such zone`, `${path}.zone`);
  try {
    addDays(day, 0);
  } catch {
    throw new Refusal('bad-body', `${path}.day: no such day`, `${path}.day`);
  }
  if (right.size >= 100) right.clear();
  right.add(name);
}
