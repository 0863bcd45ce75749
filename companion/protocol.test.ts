import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as protocol from '../shared/protocol.ts';
import { Replay } from '../shared/replay/replay-result.ts';
import { Waivers } from '../shared/report/waivers.ts';
import { WeekReport } from '../shared/report/week-report.ts';
import { RuleHistory, RuleSet } from '../shared/rule.ts';
import { Snapshot } from '../shared/snapshot.ts';
import { type InProcess, inProcess } from './in-process.ts';
import { OPERATIONS } from './openapi/operations.ts';
import { PROTOCOL, protocolExamples } from './protocol-examples.ts';
import { DryRunReply } from './proxy/dry-run.ts';
import { readUpstreams } from './proxy/read-upstreams.ts';
import { REASONS } from './proxy/refuse.ts';
import { REFUSALS } from './refusal.ts';
import { BriefRequest } from './routes/briefs.ts';
import {
  ClientReply,
  ClientRequest,
  CodeReply,
  CodeRequest,
  EndedReply,
  PairingsReply,
} from './routes/pairings.ts';
import { ReplayRequest } from './routes/replays.ts';
import { TicketReply, TicketRequest } from './routes/tickets.ts';
import { UpstreamsReply } from './routes/upstreams.ts';

const REPLIES: Record<string, z.core.$ZodType> = {
  PairReply: protocol.PairReply,
  HelloReply: protocol.HelloReply,
  GateReply: protocol.GateReply,
  EventsReply: protocol.EventsReply,
  ErrorReply: protocol.ErrorReply,
  RuleHistory,
  RuleSet,
  Waivers,
  Snapshot,
  Replay,
  WeekReport,
  AssetsReply: protocol.AssetsReply,
  ThumbnailReply: protocol.ThumbnailReply,
  CodeReply,
  PairingsReply,
  EndedReply,
  TicketReply,
  ClientReply,
  UpstreamsReply,
  BriefReply: BriefRequest,
  DryRunReply,
  // In the shape of the upstream that the document describes.
  Refusal: z.strictObject({
    error: z.strictObject({
      message: z.string(),
      type: z.string(),
      code: z.enum(Object.keys(REASONS)),
    }),
  }),
};
const REQUESTS: Record<string, z.core.$ZodType> = {
  '/v1/pair': protocol.PairRequest,
  '/v1/rules': protocol.RulesDocument,
  '/v1/gate': protocol.GateRequest,
  '/v1/events': protocol.EventsRequest,
  '/v1/pairings/codes': CodeRequest,
  '/v1/briefs': BriefRequest,
  '/v1/replays': ReplayRequest,
  '/v1/tickets': TicketRequest,
  '/v1/pairings/clients': ClientRequest,
  '/proxy/images/images/generations': z.object({ prompt: z.string() }),
};

/** What is random in a real exchange, as the document prints it. */
const PRINTED = {
  code: '8rk3T0vJx2mQ5bY7nW1cZg',
  nextCode: 'Qm4vB8sYd1Wk6nTz0hRf2A',
  key: '019ab2c0-0000-7000-8000-00000000000e',
  secret: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  check: '083418',
  clientKey: '019ab2c0-0000-7000-8000-00000000000c',
  token: 'tierwise_5pQ1n0Zr7LVb3Ne9KdXy5Tg1wYd1Wk6nTz0hRf2A8rk',
  ticket: 'Zr7Lq0pVb3Ne9KdXy5Tg1w',
  proof: 'a61ee456cc8a69ffc8e6adcef952cc2b75e5d0d4f7ab1bc9aac33bd96aef17ea',
};

/** The file of upstreams as the document prints it. */
const UPSTREAMS = /```json upstreams\n([\s\S]*?)```/.exec(PROTOCOL)?.[1] ?? '';

let folder: string;
let companion: InProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-protocol-'));
  const file = join(folder, 'upstreams.json');
  await writeFile(file, UPSTREAMS, { mode: 0o600 });
  companion = await inProcess({
    upstreams: await readUpstreams(file, { IMAGES_KEY: 'sk-0' }, true),
  });
});
afterAll(async () => {
  await companion.close();
  await rm(folder, { recursive: true, force: true });
});

/** What was asked as the document has it, and was answered as it says. */
const answered: { method: string; path: string; isRefusal: boolean }[] = [];
const real: Record<string, string> = {};

it('prints every exchange as it happens', async () => {
  const examples = protocolExamples();
  expect(examples.length).toBe(PROTOCOL.split('```http').length - 1);
  real.code = companion.pairings.newCode();
  for (const example of examples) {
    const { method = '', path = '', headers = '', body, status, schema = '', reply = '' } = example;
    const type = /^Content-Type: (.*)$/m.exec(headers)?.[1] ?? null;
    const binary = /^base64:(\S+)/.exec(body ?? '')?.[1];
    const authorization = /^Authorization: (.*)$/m.exec(headers)?.[1] ?? null;
    const sent = await companion.ask(toReal(path, real), toKey(authorization, real), {
      method,
      headers: {
        Origin: /^Origin: (.*)$/m.exec(headers)?.[1] ?? null,
        'Content-Type': type,
        'X-Tierwise-Dry-Run': /^X-Tierwise-Dry-Run: (.*)$/m.exec(headers)?.[1] ?? null,
      },
      ...(body ? { body: binary ? Buffer.from(binary, 'base64') : toReal(body, real) } : {}),
    });
    expect(sent.status, `${method} ${path}: ${sent.text}`).toBe(Number(status));
    answered.push({ method, path, isRefusal: sent.status >= 400 });
    if (example.form === 'base64') {
      expect([sent.headers.get('Content-Type'), sent.bytes.toString('base64')]).toEqual([
        schema,
        reply.trim(),
      ]);
      continue;
    }
    Object.assign(real, randomIn(sent.json));
    expect(z.safeParse(REPLIES[schema]!, sent.json).error).toBeUndefined();
    expect(toPrinted(sent.json, real), `${method} ${path}`).toEqual(JSON.parse(reply));
    // The refusals of bodies that do not fit are examples as well.
    if (body && !binary && status === '200') {
      expect(z.safeParse(REQUESTS[path]!, JSON.parse(body)).error).toBeUndefined();
    }
  }
});

/** Asks for what the document names in a sentence, with the command line's key. */
async function askAsNamed(method: string, path: string, authorization: string | null) {
  expect(PROTOCOL).toContain(`\`${method} ${path}\``);
  const sent = await companion.ask(path, authorization, { method });
  answered.push({ method, path, isRefusal: sent.status >= 400 });
  return sent;
}

it('answers what it names without an example', async () => {
  const pair = await askAsNamed('GET', '/pair', null);
  expect(pair.text).toContain('<div id="tierwise-pair">');
  expect(pair.text).not.toContain('<script');
  const { json } = await askAsNamed('GET', '/openapi.json', companion.localAuthorization);
  expect(json.openapi).toMatch(/^3\.1/);
  const page = await askAsNamed('GET', '/reports/2026-W48', companion.localAuthorization);
  expect([page.status, page.headers.get('Content-Type')]).toEqual([
    200,
    'text/html; charset=UTF-8',
  ]);
});

it('answers every method behind the proxy: what the file does not allow as the table says', async () => {
  const { json } = await companion.ask('/v1/pairings/clients', companion.localAuthorization, {
    method: 'POST',
    body: { label: 'another script' },
  });
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    for (const path of ['/proxy/images', '/proxy/images/models']) {
      const sent = await companion.ask(path, `Bearer ${json.token}`, { method });
      const reason = sent.headers.get('X-Tierwise-Reason');
      expect([sent.status, reason], `${method} ${path}`).toEqual([403, 'code=not-allowed']);
      // All that the companion itself has to say there.
      answered.push({ method, path, isRefusal: false });
    }
  }
});

it('has called every route of the OpenAPI document as it says', () => {
  const operations = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method, path })),
  );
  expect(operations.length).toBeGreaterThan(25);
  for (const { method, path } of operations) {
    const [fixed, open] = [/\{path\}/g, /\{\w+\}/g];
    const pattern = new RegExp(`^${path.replace(fixed, '.+').replace(open, '[^/?]+')}(\\?.*)?$`);
    // A path with a name in it does not stand for one that has its own description.
    const own = (asked: string) => !(asked in OPERATIONS) || asked === path;
    const calls = answered.filter(
      (one) => one.method === method && pattern.test(one.path) && own(one.path),
    );
    expect(calls.filter(({ isRefusal }) => !isRefusal).length, `${method} ${path}`).toBeGreaterThan(
      0,
    );
  }
});

it('lists every refusal with its status', () => {
  const listed = [...PROTOCOL.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)];
  const table = Object.fromEntries(listed.map(([, code, status]) => [code, Number(status)]));
  expect(table).toEqual({ ...REFUSALS, ...REASONS });
});

it('has an example of every route', () => {
  const routes = companion.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && !['/pair', '/openapi.json'].includes(path),
  );
  const asked = protocolExamples().map(({ method, path }) => `${method} ${path}`);
  for (const { method, path } of routes) {
    const pattern = new RegExp(`^${method} ${path.replace(/:\w+/, '[^/?]+')}(\\?.*)?$`);
    expect(asked.filter((one) => pattern.test(one)).length, `${method} ${path}`).toBeGreaterThan(0);
  }
});

function randomIn(json: Record<string, unknown>): Record<string, string> {
  const { token, secret, check, proof, url } = json as Record<string, string | undefined>;
  const named = json.key as string | undefined;
  const [key, clientKey] = token === undefined ? [named] : [undefined, named];
  const nextCode = url?.split('#')[1];
  const ticket = url?.split('?ticket=')[1];
  const found = { key, clientKey, token, secret, check, proof, nextCode, ticket };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}

function toKey(authorization: string | null, real: Record<string, string>): string | null {
  if (authorization === null) return null;
  if (authorization.includes('<local key>')) return companion.localAuthorization;
  if (authorization.includes('<token>')) return `Bearer ${real.token}`;
  return authorization.replace('<key>', real.key ?? '').replace('<secret>', real.secret ?? '');
}

function toReal(text: string, real: Record<string, string>): string {
  return Object.entries(PRINTED).reduce(
    (replaced, [name, printed]) => replaced.replaceAll(printed, real[name] ?? printed),
    text,
  );
}

function toPrinted(json: unknown, real: Record<string, string>): unknown {
  const text = Object.entries(PRINTED).reduce(
    (replaced, [name, printed]) => replaced.replaceAll(real[name] ?? printed, printed),
    JSON.stringify(json),
  );
  return JSON.parse(text);
}
