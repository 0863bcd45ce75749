import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { Usage } from '../usage.ts';
import { type UrlGlob, urlGlob } from './url-glob.ts';

const DelayMs = z.number().min(0).max(600_000);
const Text = z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]);
const orList = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).min(1)]);

/** One event of a stream. `afterMs` counts from the event before it. */
const StreamEvent = z.union([
  z.string().transform((data) => ({ data })),
  z.object({
    data: z.unknown().optional(),
    event: z.string().optional(),
    id: z.coerce.string().optional(),
    afterMs: DelayMs.optional(),
  }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;

const Pattern = z.string().refine(isPattern, 'is not a regular expression');

/** What a socket says: when it opens, or to each message that `on` matches. */
const SocketReply = z.object({
  on: Pattern.optional(),
  send: orList(Text),
  afterMs: DelayMs.optional(),
});
export type SocketReply = z.infer<typeof SocketReply>;

const FIELDS = {
  method: z.string().optional(),
  url: z.string().min(1),
  status: orList(z.int().min(200).max(599)).optional(),
  headers: z.record(z.string(), z.coerce.string()).optional(),
  body: z.unknown().optional(),
  text: orList(z.string()).optional(),
  file: orList(z.string()).optional(),
  sse: z.union([z.array(StreamEvent), z.array(z.array(StreamEvent)).min(1)]).optional(),
  ws: z.array(SocketReply).optional(),
  delayMs: DelayMs.optional(),
};
const CONTENTS = ['body', 'text', 'file', 'sse', 'ws'] as const;

/**
 * How requests to one address are answered. Where `body`, `text`, `file` or `status` is a list,
 * its entries answer one request after the other, and the last one all that follow.
 */
const RouteFields = z
  .looseObject(FIELDS)
  .refine((route) => CONTENTS.filter((name) => route[name] !== undefined).length <= 1, {
    message: `may have one of ${CONTENTS.join(', ')}, not several`,
  });

export type Route = z.infer<typeof RouteFields> & {
  matches: UrlGlob;
  /** Requests that it has answered. */
  served: number;
};

/** The routes of a file, and what in it means nothing. @throws Usage naming the place */
export function readRoutes(path: string): { list: Route[]; notes: string[] } {
  const given = parsed(path);
  const written = Array.isArray(given) ? given : (given as { routes?: unknown } | null)?.routes;
  const read = z.array(RouteFields).safeParse(written);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Usage(`${path}: ${placeOf(issue?.path ?? [])} ${issue?.message ?? ''}`);
  }
  const notes: string[] = [];
  const list = read.data.map((route, at): Route => {
    for (const name of Object.keys(route))
      if (!Object.hasOwn(FIELDS, name))
        notes.push(`${path}: routes[${at}].${name} is unknown and passed over`);
    const file = asList(route.file)?.map((one) => resolve(dirname(path), one));
    for (const one of file ?? [])
      if (!existsSync(one)) throw new Usage(`${path}: routes[${at}].file: there is no ${one}`);
    return { ...route, ...(file && { file }), matches: urlGlob(route.url), served: 0 };
  });
  return { list, notes };
}

/** The first route that names this request, exactly if any does; method in upper case. */
export function findRoute(routes: readonly Route[], method: string, url: string): Route | null {
  const named = routes.filter((route) => takes(route, method));
  return (
    named.find(({ matches }) => matches(url) === 'exactly') ??
    named.find(({ matches }) => matches(url) === 'loosely') ??
    null
  );
}

function takes({ method = '*', ws }: Route, wanted: string): boolean {
  if (wanted === 'WS') return ws !== undefined || /^ws$/i.test(method);
  if (ws !== undefined) return false;
  const wantedIs = method.toUpperCase().split(/[|,\s]+/);
  return wantedIs.some(
    (one) => one === '*' || one === wanted || (one === 'GET' && wanted === 'HEAD'),
  );
}

/** Its turn's entry of a list, the last one for ever; a single value each time. */
export function inTurn<T>(list: T | readonly T[], turn: number): T {
  return Array.isArray(list) ? list[Math.min(turn, list.length - 1)] : (list as T);
}

function asList<T>(value: T | T[] | undefined): T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value : [value];
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Usage(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Usage(`${path} is not JSON: ${(error as Error).message}`);
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (place, step) => place + (typeof step === 'number' ? `[${step}]` : `.${String(step)}`),
    'routes',
  );
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
