import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { sampleGate } from '../../companion/sample.ts';
import { type CompanionChild, DEVICE, startChild } from '../proxy/companion-child.ts';
import { IMAGES_KEY, imagesUpstream } from '../proxy/images-api.ts';
import { until } from '../proxy/lab.ts';
import { json, startServer } from '../proxy/local-server.ts';
import { median } from './quantile.ts';
import type { Row } from './row.ts';

const WARM_UP = 50;
const ROUNDS = 300;
/** What the proxy may add beyond the gate alone. */
const BEYOND_GATE_MS = 1;
/** `start-server.js` of a public gateway that was installed elsewhere; without it there is no rival. */
const GATEWAY = process.env.TIERWISE_BENCH_GATEWAY;
const GATEWAY_PORT = 9556;

/** Real ones take seconds: what the companion writes while they draw costs nobody time. */
const DRAWS_MS = 20;

const BODY = { model: 'gpt-image-1', prompt: 'a lighthouse at dusk', response_format: 'url' };
const ANSWER = { created: 1, data: [{ url: 'https://cdn.images.example/1.png' }] };

/** Milliseconds of one call from the first byte asked to the last one answered. */
type Call = () => Promise<number>;
type Gateway = { call: Call; close(): void };

/** What the proxy adds to a call, in turns with the call alone, the gate, the disk and a rival. */
export async function benchProxy(): Promise<Row[]> {
  const api = await startServer((_, reply) => {
    setTimeout(() => json(reply, 200, ANSWER), DRAWS_MS);
  });
  const base = `${api.origin}/v1`;
  const companion = await startChild([imagesUpstream(base)], { IMAGES_KEY });
  const agent = new Agent({ connections: 1 });
  const gateway = GATEWAY ? await startGateway(GATEWAY, base, agent) : null;
  try {
    const calls: Record<string, Call> = {
      direct: () => post(agent, `${base}/images/generations`, `Bearer ${IMAGES_KEY}`, BODY),
      gate: () => askGate(agent, companion),
      proxy: () =>
        post(agent, `${companion.url}/proxy/images/images/generations`, companion.script, BODY),
      disk: diskIn(companion.root),
      ...(gateway ? { gateway: gateway.call } : {}),
    };
    return rows(await inTurns(calls));
  } finally {
    gateway?.close();
    await agent.close();
    await companion.close();
    await api.close();
  }
}

type Timed = Record<string, number[]>;

async function inTurns(calls: Record<string, Call>): Promise<Timed> {
  const names = Object.keys(calls);
  const timed: Timed = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length]!;
      const took = await calls[name]!();
      if (round >= WARM_UP) timed[name]!.push(took);
    }
  }
  return timed;
}

function rows({ direct = [], gate = [], proxy = [], disk = [], gateway }: Timed): Row[] {
  // Neighbours in one round saw the same machine.
  const overhead = (calls: readonly number[]) => median(calls.map((took, i) => took - direct[i]!));
  const own = overhead(proxy);
  const target = median(gate) + BEYOND_GATE_MS;
  const other = gateway ? overhead(gateway) : null;
  const plain = { unit: 'ms', target: null, met: null, rival: null, ratio: null };
  return [
    {
      name: 'proxy, judged and recorded on disk: added to the direct call, p50',
      value: own,
      unit: 'ms',
      target,
      met: own <= target,
      rival:
        other === null
          ? 'no gateway named in TIERWISE_BENCH_GATEWAY'
          : `gateway that keeps nothing: ${other.toFixed(2)} ms`,
      ratio: other === null ? null : own / other,
    },
    { ...plain, name: 'the direct call, p50', value: median(direct) },
    { ...plain, name: "the companion's gate alone, p50", value: median(gate) },
    { ...plain, name: 'write and fdatasync alone, p50', value: median(disk) },
  ];
}

async function post(agent: Agent, url: string, authorization: string, body: object, more = {}) {
  const begin = performance.now();
  const headers = { authorization, 'content-type': 'application/json', ...more };
  const answer = await request(url, {
    dispatcher: agent,
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const text = await answer.body.text();
  const took = performance.now() - begin;
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${text}`);
  return took;
}

function askGate(agent: Agent, { url, browser }: CompanionChild): Promise<number> {
  return post(agent, `${url}/v1/gate`, browser, sampleGate(DEVICE, Date.now()));
}

/** As many bytes as the events of a request have. */
function diskIn(folder: string): Call {
  const fd = fs.openSync(join(folder, 'disk.bench'), 'w', 0o600);
  const bytes = Buffer.alloc(1500, 'x');
  return async () => {
    const begin = performance.now();
    fs.writeSync(fd, bytes);
    fs.fdatasyncSync(fd);
    return performance.now() - begin;
  };
}

async function startGateway(file: string, base: string, agent: Agent): Promise<Gateway> {
  const env = { ...process.env, TRUSTED_CUSTOM_HOSTS: '127.0.0.1' };
  const args = [file, '--headless', `--port=${GATEWAY_PORT}`];
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${GATEWAY_PORT}/v1/images/generations`;
  const more = { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': base };
  const call = () => post(agent, url, `Bearer ${IMAGES_KEY}`, BODY, more);
  await until('the start of the gateway', () =>
    call().then(
      () => true,
      () => false,
    ),
  );
  return { call, close: () => void child.kill('SIGTERM') };
}
