import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as protocol from '../shared/protocol.ts';
import { WeekReport } from '../shared/report/week-report.ts';
import { RuleSet } from '../shared/rule.ts';
import { Snapshot } from '../shared/snapshot.ts';
import { type InProcess, inProcess } from './in-process.ts';
import { REFUSALS } from './refusal.ts';
import { CodeReply, CodeRequest, EndedReply, PairingsReply } from './routes/pairings.ts';
import { TicketReply, TicketRequest } from './routes/tickets.ts';

const TEXT = readFileSync(new URL('./PROTOCOL.md', import.meta.url), 'utf8');
const EXAMPLE =
  /```http\n(?<method>[A-Z]+) (?<path>\S+)\n(?<headers>(?:[\w-]+: .*\n)*)(?:\n(?<body>[\s\S]*?))?```\n\n```(?<form>json|base64) (?<status>\d+) (?<schema>[\w/]+)\n(?<reply>[\s\S]*?)```/g;

const REPLIES: Record<string, z.core.$ZodType> = {
  PairReply: protocol.PairReply,
  HelloReply: protocol.HelloReply,
  GateReply: protocol.GateReply,
  EventsReply: protocol.EventsReply,
  ErrorReply: protocol.ErrorReply,
  RuleSet,
  Snapshot,
  WeekReport,
  AssetsReply: protocol.AssetsReply,
  ThumbnailReply: protocol.ThumbnailReply,
  CodeReply,
  PairingsReply,
  EndedReply,
  TicketReply,
};
const REQUESTS: Record<string, z.core.$ZodType> = {
  '/v1/pair': protocol.PairRequest,
  '/v1/rules': protocol.RulesDocument,
  '/v1/gate': protocol.GateRequest,
  '/v1/events': protocol.EventsRequest,
  '/v1/pairings/codes': CodeRequest,
  '/v1/tickets': TicketRequest,
};

/** What is random in a real exchange, as the document prints it. */
const PRINTED = {
  code: '8rk3T0vJx2mQ5bY7nW1cZg',
  nextCode: 'Qm4vB8sYd1Wk6nTz0hRf2A',
  key: '019ab2c0-0000-7000-8000-00000000000e',
  secret: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  check: '083418',
  ticket: 'Zr7Lq0pVb3Ne9KdXy5Tg1w',
  proof: 'a61ee456cc8a69ffc8e6adcef952cc2b75e5d0d4f7ab1bc9aac33bd96aef17ea',
};

let companion: InProcess;
beforeAll(async () => {
  companion = await inProcess();
});
afterAll(() => companion.close());

it('prints every exchange as it happens', async () => {
  const examples = [...TEXT.matchAll(EXAMPLE)].map(({ groups }) => groups ?? {});
  expect(examples.length).toBe(TEXT.split('```http').length - 1);
  const real: Record<string, string> = { code: companion.pairings.newCode() };
  for (const example of examples) {
    const { method = '', path = '', headers = '', body, status, schema = '', reply = '' } = example;
    const type = /^Content-Type: (.*)$/m.exec(headers)?.[1] ?? null;
    const binary = /^base64:(\S+)/.exec(body ?? '')?.[1];
    const authorization = /^Authorization: (.*)$/m.exec(headers)?.[1] ?? null;
    const sent = await companion.ask(toReal(path, real), toKey(authorization, real), {
      method,
      headers: { Origin: /^Origin: (.*)$/m.exec(headers)?.[1] ?? null, 'Content-Type': type },
      ...(body ? { body: binary ? Buffer.from(binary, 'base64') : toReal(body, real) } : {}),
    });
    expect(sent.status, `${method} ${path}: ${sent.text}`).toBe(Number(status));
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

it('lists every refusal with its status', () => {
  const listed = [...TEXT.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)];
  const table = Object.fromEntries(listed.map(([, code, status]) => [code, Number(status)]));
  expect(table).toEqual(REFUSALS);
});

it('has an example of every route', () => {
  const routes = companion.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path !== '/pair',
  );
  const asked = [...TEXT.matchAll(EXAMPLE)].map(
    ({ groups }) => `${groups?.method} ${groups?.path}`,
  );
  for (const { method, path } of routes) {
    const pattern = new RegExp(`^${method} ${path.replace(/:\w+/, '[^/?]+')}(\\?.*)?$`);
    expect(asked.filter((one) => pattern.test(one)).length, `${method} ${path}`).toBeGreaterThan(0);
  }
});

function randomIn(json: Record<string, unknown>): Record<string, string> {
  const { key, secret, check, proof, url } = json as Record<string, string | undefined>;
  const nextCode = url?.split('#')[1];
  const ticket = url?.split('?ticket=')[1];
  const found = { key, secret, check, proof, nextCode, ticket };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}

function toKey(authorization: string | null, real: Record<string, string>): string | null {
  if (authorization === null) return null;
  if (authorization.includes('<local key>')) return companion.localAuthorization;
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
