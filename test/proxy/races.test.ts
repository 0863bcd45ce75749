import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openControl } from '../../companion/control.ts';
import { ClientReply } from '../../companion/routes/pairings.ts';
import { sampleGate } from '../../companion/sample.ts';
import type { PairReply } from '../../shared/protocol.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { until } from './lab.ts';

const MAIN = fileURLToPath(new URL('../../companion/main.ts', import.meta.url));
const ROUNDS = 50;
const PARALLEL = 200;
/** Credits a day; every request costs one. */
const CAP = 100;

let root: string;
let api: ImagesApi;
let child: ChildProcess;
let url: string;
let token: string;
let browser: PairReply;
const agent = new Agent({ connections: 50 });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tierwise-races-'));
  api = await startImagesApi();
  // Each round is a studio of its own, whose day nobody has spent anything of.
  const upstreams = Array.from({ length: ROUNDS }, (_, i) =>
    imagesUpstream(api.base, {
      name: `round-${i}`,
      site: `https://round-${i}.example`,
      prices: [{ credits: 1, per: 'asset' }],
    }),
  );
  const file = join(root, 'upstreams.json');
  await writeFile(file, JSON.stringify({ upstreams }), { mode: 0o600 });
  const data = join(root, 'data');
  const args = [MAIN, '--data', data, '--port', '0', '--upstreams', file];
  const env = { ...process.env, IMAGES_KEY, TIERWISE_LOG: 'fatal' };
  child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const link = () => /(http:\S+)\/pair#(\S+)/.exec(output);
  await until('the start', () => link() !== null, 100_000);
  const [, base = '', code = ''] = link()!;
  url = base;
  const reply = await fetch(`${url}/v1/pair`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'chrome-extension://abc' },
    body: JSON.stringify({
      code,
      label: 'Chromium',
      device: '019ab2c0-0000-7000-8000-00000000000d',
    }),
  });
  browser = (await reply.json()) as PairReply;
  const control = (await openControl(data))!;
  const client = ClientReply.parse(await control('POST', '/pairings/clients', { label: 'races' }));
  token = client.token;
  const rules = (await control('GET', '/rules')) as RuleSet;
  const caps = { ...rules.caps, daily: CAP * 1000 };
  const put = await ask('PUT', '/v1/rules', { ...rules, caps }, bearer());
  expect(put.status).toBe(200);
}, 120_000);
afterAll(async () => {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  await agent.close();
  await api.close();
  await rm(root, { recursive: true, force: true });
});

const bearer = () => `Bearer ${browser.key}.${browser.secret}`;

async function ask(method: 'POST' | 'PUT', path: string, body: object, authorization: string) {
  const { statusCode, body: answer } = await request(url + path, {
    dispatcher: agent,
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: statusCode, json: JSON.parse(text) };
}

/** Whether a request of the round may go, asked at the gate as a browser does. */
async function atGate(round: number): Promise<boolean> {
  const now = Date.now();
  const day = new Date(now).toISOString().slice(0, 10);
  const asked = sampleGate('019ab2c0-0000-7000-8000-00000000000d', now, {
    site: `https://round-${round}.example`,
    reset: { zone: 'UTC', day, source: 'site' },
    quoted: { credits: 1000, provenance: 'measured' },
  });
  const { status, json } = await ask('POST', '/v1/gate', asked, bearer());
  expect(status).toBe(200);
  return json.decision.verdict === 'allow';
}

/** Whether it went, sent through the proxy as a script does. */
async function throughProxy(round: number): Promise<boolean> {
  const body = { model: 'm', prompt: 'x', response_format: 'url' };
  const path = `/proxy/round-${round}/images/generations`;
  const { status, json } = await ask('POST', path, body, `Bearer ${token}`);
  if (status === 200) return true;
  expect([status, json.error.code]).toEqual([402, 'over-budget']);
  return false;
}

it(`admits exactly ${CAP} of ${PARALLEL} at a cap of ${CAP}, ${ROUNDS} times`, async () => {
  const admitted: number[] = [];
  let sent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const asked = Array.from({ length: PARALLEL }, (_, i) =>
      i % 2 === round % 2 ? atGate(round) : throughProxy(round),
    );
    const went = await Promise.all(asked);
    admitted.push(went.filter(Boolean).length);
    sent += went.filter((goes, i) => goes && i % 2 !== round % 2).length;
  }
  expect(admitted).toEqual(Array(ROUNDS).fill(CAP));
  expect(api.seen.length).toBe(sent);
  expect(sent).toBeGreaterThan(0);
}, 580_000);
