import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleGate } from '../../companion/sample.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { type CompanionChild, DEVICE, startChild } from './companion-child.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';

const ROUNDS = 50;
const PARALLEL = 200;
/** Credits a day; every request costs one. */
const CAP = 100;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let api: ImagesApi;
let companion: CompanionChild;
const agent = new Agent({ connections: 50 });

beforeAll(async () => {
  api = await startImagesApi();
  // Each round is a studio of its own, whose day nobody has spent anything of.
  const upstreams = Array.from({ length: ROUNDS }, (_, i) =>
    imagesUpstream(api.base, {
      name: `round-${i}`,
      site: `https://round-${i}.example`,
      prices: [{ credits: 1, per: 'asset' }],
    }),
  );
  companion = await startChild(upstreams, { IMAGES_KEY });
  const rules = (await companion.control('GET', '/rules')) as RuleSet;
  const caps = { ...rules.caps, daily: CAP * 1000 };
  const put = await ask('PUT', '/v1/rules', { ...rules, caps }, companion.browser);
  expect(put.status).toBe(200);
}, 120_000);
afterAll(async () => {
  await companion.close();
  await agent.close();
  await api.close();
});

async function ask(method: 'POST' | 'PUT', path: string, body: object, authorization: string) {
  const { statusCode, body: answer } = await request(companion.url + path, {
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
  const asked = sampleGate(DEVICE, now, {
    site: `https://round-${round}.example`,
    reset: { zone: 'UTC', day, source: 'site' },
    quoted: { credits: 1000, provenance: 'measured' },
  });
  const { status, json } = await ask('POST', '/v1/gate', asked, companion.browser);
  expect(status).toBe(200);
  return json.decision.verdict === 'allow';
}

/** Whether it went, sent through the proxy as a script does. */
async function throughProxy(round: number): Promise<boolean> {
  const body = { model: 'm', prompt: 'x', response_format: 'url' };
  const path = `/proxy/round-${round}/images/generations`;
  const { status, json } = await ask('POST', path, body, companion.script);
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
    // One key may ask 500 times a second, after the first 2,000; the races are within a round.
    const [went] = await Promise.all([Promise.all(asked), pause(200)]);
    admitted.push(went.filter(Boolean).length);
    sent += went.filter((goes, i) => goes && i % 2 !== round % 2).length;
  }
  expect(admitted).toEqual(Array(ROUNDS).fill(CAP));
  expect(api.seen.length).toBe(sent);
  expect(sent).toBeGreaterThan(0);
}, 580_000);
