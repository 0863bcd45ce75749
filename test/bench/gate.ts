import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import { sampleGate } from '../../companion/sample.ts';
import { GateReply, PairReply } from '../../shared/protocol.ts';
import type { CompanionProcess } from '../walks/companion-process.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const WARM_UP = 50;
const PAIRS = 300;

/** The companion's gate alone, each time for a new generation, beside a server that just answers. */
export async function benchGate(companion: CompanionProcess, bare: string): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const device = uuidv7();
    const Authorization = await pairDevice(companion, device, agent);
    const own: number[] = [];
    const other: number[] = [];
    for (let i = 0; i < WARM_UP + PAIRS; i++) {
      const asked = { ...sampleGate(device, Date.now()), generation: uuidv7() };
      const begin = performance.now();
      const reply = await post(`${companion.url}/v1/gate`, { Authorization }, asked, agent);
      const between = performance.now();
      await post(`${bare}/v1/gate`, { Authorization }, asked, agent);
      const end = performance.now();
      const { decision, reservation } = GateReply.parse(reply);
      if (decision.verdict !== 'allow' || !reservation)
        throw new Error(`the gate said ${JSON.stringify(reply)}`);
      if (i < WARM_UP) continue;
      own.push(between - begin);
      other.push(end - between);
    }
    return [0.5, 0.95].map((q) => ({
      name: `companion's gate over loopback, price reserved on disk first, p${q * 100}`,
      value: quantile(own, q),
      unit: 'ms',
      target: null,
      met: null,
      rival: `bare server: ${quantile(other, q).toFixed(2)} ms`,
      ratio: quantile(own, q) / quantile(other, q),
    }));
  } finally {
    agent.destroy();
  }
}

export async function pairDevice(companion: CompanionProcess, device: string, agent: Agent) {
  const code = new URL(await companion.pairingUrl()).hash.slice(1);
  const Origin = `chrome-extension://${'b'.repeat(32)}`;
  const asked = { code, label: 'Benchmark', device };
  const reply = await post(`${companion.url}/v1/pair`, { Origin }, asked, agent);
  const { key, secret } = PairReply.parse(reply);
  return `Bearer ${key}.${secret}`;
}

export async function post(
  url: string,
  headers: Record<string, string>,
  body: unknown,
  agent: Agent,
) {
  const sent = request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    agent,
  }).end(JSON.stringify(body));
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return JSON.parse(text) as unknown;
}
