import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import { sampleGate } from '../../companion/sample.ts';
import { DEFAULT_PACK, DEFAULT_RULES } from '../../shared/default-pack.ts';
import { GateReply } from '../../shared/protocol.ts';
import { NO_CAPS, type Rule } from '../../shared/rule.ts';
import { inTempFolder } from '../store/stores.ts';
import { CompanionProcess } from '../walks/companion-process.ts';
import { freePort } from '../walks/house.ts';
import { startBareServer } from './bare-server.ts';
import { pairDevice, post } from './gate.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const HISTORY = 1_000_000;
const RULES = 50;
const AT_ONCE = 16;
/** Until the engine has compiled the whole way. */
const WARM_UP = 4000;
const ASKED = 4000;
const SYNCS = 1000;

/** A browser with a key of its own: one key alone may not ask so often. */
type Asker = { device: string; Authorization: string };

/**
 * The gate of a companion that keeps a million events and judges by fifty rules, asked by sixteen
 * at once, each answer after what it reserves is on the disk; beside a server that only answers, and
 * the disk's own sync alone.
 */
export function benchJudge(): Promise<Row[]> {
  return inTempFolder(async (folder) => {
    const data = join(folder, 'data');
    fs.mkdirSync(data, { mode: 0o700 });
    const child = new URL('./store-child.ts', import.meta.url).pathname;
    const build = [child, 'build', 'lowdb journal', data, String(HISTORY)];
    await promisify(execFile)(process.execPath, build, { maxBuffer: 1e8 });
    const companion = new CompanionProcess(data, await freePort());
    await companion.start();
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    try {
      const askers: Asker[] = [];
      while (askers.length < AT_ONCE) {
        const device = uuidv7();
        askers.push({ device, Authorization: await pairDevice(companion, device, agent) });
      }
      await setRules(companion.url, askers[0]!.Authorization);
      await timesOf(companion.url, askers, agent, WARM_UP, wasAllowed);
      const times = await timesOf(companion.url, askers, agent, ASKED, wasAllowed);
      const bare = await startBareServer();
      const others = await timesOf(bare.url, askers, agent, ASKED).finally(bare.close);
      const syncs = syncTimes(join(folder, 'bare'));
      const row = (q: number, target: number): Row => ({
        name: `gate, ${HISTORY} events, ${RULES} rules, ${AT_ONCE} at once, p${q * 100}`,
        value: quantile(times, q),
        unit: 'ms',
        target,
        met: quantile(times, q) <= target,
        rival: `bare server, as many at once: ${quantile(others, q).toFixed(2)} ms; write + fdatasync alone: ${quantile(syncs, q).toFixed(2)} ms`,
        ratio: quantile(times, q) / quantile(others, q),
      });
      return [row(0.5, 2), row(0.99, 15)];
    } finally {
      agent.destroy();
      await companion.signal('SIGTERM');
    }
  });
}

/** Milliseconds of each question, the askers asking one after another and all at once. */
async function timesOf(
  url: string,
  askers: readonly Asker[],
  agent: Agent,
  count: number,
  check: (reply: unknown) => void = () => {},
): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  await Promise.all(
    askers.map(async ({ device, Authorization }) => {
      while (left > 0) {
        left -= 1;
        const asked = { ...sampleGate(device, Date.now()), generation: uuidv7() };
        const begin = performance.now();
        const reply = await post(`${url}/v1/gate`, { Authorization }, asked, agent);
        times.push(performance.now() - begin);
        check(reply);
      }
    }),
  );
  return times;
}

function wasAllowed(reply: unknown): void {
  const { decision, reservation } = GateReply.parse(reply);
  if (decision.verdict !== 'allow' || !reservation)
    throw new Error(`the gate said ${JSON.stringify(reply)}`);
}

/** The pack, and as many rules of one's own that do not apply. */
async function setRules(url: string, Authorization: string): Promise<void> {
  const headers = { Authorization, 'Content-Type': 'application/json' };
  const { revision } = (await (await fetch(`${url}/v1/rules`, { headers })).json()) as {
    revision: number;
  };
  const own = Array.from(
    { length: RULES - DEFAULT_PACK.length },
    (_, i): Rule => ({
      ...DEFAULT_PACK[i % DEFAULT_PACK.length]!,
      id: `own-${i}`,
      when: `request.tier == "heavy" && week.spent + price.upTo > ${1000 + i}.0 && concept.generations < 3.0`,
      mode: 'enforce',
      source: 'user',
    }),
  );
  const caps = { ...NO_CAPS, daily: 1_000_000_000, weekly: 1_000_000_000 };
  const body = JSON.stringify({ revision, caps, rules: [...DEFAULT_RULES.rules, ...own] });
  const reply = await fetch(`${url}/v1/rules`, { method: 'PUT', headers, body });
  if (!reply.ok) throw new Error(await reply.text());
}

function syncTimes(path: string): number[] {
  const fd = fs.openSync(path, 'wx');
  const line = Buffer.from(`${'x'.repeat(1200)}\n`);
  const times = Array.from({ length: SYNCS }, () => {
    const begin = performance.now();
    fs.writeSync(fd, line);
    fs.fdatasyncSync(fd);
    return performance.now() - begin;
  });
  fs.closeSync(fd);
  return times;
}
