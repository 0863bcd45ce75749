import { spawnSync } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openThumbnails } from '../../companion/store/thumbnails.ts';
import { CompanionProcess } from '../walks/companion-process.ts';
import { freePort } from '../walks/house.ts';

const disk = mkdtempSync(join(tmpdir(), 'tierwise-thumbnails-'));
const data = mkdtempSync(join(tmpdir(), 'tierwise-thumbnails-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tierwise-test', disk]);
const missing = mounted.status === 0 ? null : `no small disk: ${mounted.stderr ?? mounted.error}`;

let companion: CompanionProcess;
let key: string;
beforeAll(async () => {
  if (missing) console.warn(`Skipped, ${missing}`);
  companion = new CompanionProcess(join(data, 'companion'), await freePort());
  await companion.start();
  key = await pair();
});
afterAll(async () => {
  await companion?.signal('SIGKILL');
  if (!missing) spawnSync('umount', [disk]);
  rmdirSync(disk);
  rmSync(data, { recursive: true, force: true });
});

const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
async function pair(): Promise<string> {
  const code = (await companion.pairingUrl()).split('#')[1];
  const reply = await fetch(`${companion.url}/v1/pair`, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, label: 'Test', device: '019ab2c0-0000-7000-8000-00000000000d' }),
  });
  const { key: name, secret } = (await reply.json()) as { key: string; secret: string };
  return `Bearer ${name}.${secret}`;
}

function picture(size: number): { sha256: string; bytes: Buffer<ArrayBuffer> } {
  const bytes = Buffer.from(randomBytes(size));
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WEBP', 8, 'latin1');
  return { sha256: hash('sha256', bytes), bytes };
}
const put = ({ sha256, bytes }: ReturnType<typeof picture>) =>
  fetch(`${companion.url}/v1/thumbnails/${sha256}`, {
    method: 'PUT',
    headers: { Authorization: key, 'Content-Type': 'image/webp' },
    body: bytes,
  });
const get = (sha256: string) =>
  fetch(`${companion.url}/v1/thumbnails/${sha256}`, { headers: { Authorization: key } });

test('a request that breaks off leaves nothing to be served', async () => {
  const one = picture(100_000);
  const socket = connect(Number(new URL(companion.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `PUT /v1/thumbnails/${one.sha256} HTTP/1.1\r\nHost: ${new URL(companion.url).host}\r\nAuthorization: ${key}\r\nContent-Type: image/webp\r\nContent-Length: 100000\r\n\r\n`,
  );
  socket.write(one.bytes.subarray(0, 50_000));
  await new Promise((resolve) => setTimeout(resolve, 300));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await get(one.sha256)).status).toBe(404);
});

test('killed while it takes thumbnails, it serves all that it acknowledged, and no half ones', async () => {
  const acknowledged: ReturnType<typeof picture>[] = [];
  const all: ReturnType<typeof picture>[] = [];
  for (let round = 0; round < 6; round += 1) {
    const burst = Array.from({ length: 40 }, () => picture(60_000));
    all.push(...burst);
    const sent = Promise.allSettled(
      burst.map(async (one) => {
        if ((await put(one)).status === 200) acknowledged.push(one);
      }),
    );
    // In the middle of the burst, wherever that is on this machine.
    const enough = acknowledged.length + 1 + Math.floor(Math.random() * 20);
    while (acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 1));
    await companion.signal('SIGKILL');
    await sent;
    await companion.start();
  }
  const kept = new Set(acknowledged.map(({ sha256 }) => sha256));
  expect(kept.size).toBeGreaterThanOrEqual(6);
  expect(kept.size).toBeLessThan(all.length);
  for (const { sha256, bytes } of all) {
    const reply = await get(sha256);
    if (kept.has(sha256)) expect(reply.status).toBe(200);
    expect([200, 404]).toContain(reply.status);
    if (reply.status === 200)
      expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
  }
});

test.skipIf(missing)(
  'on a full disk it refuses, keeps nothing of it, and goes on later',
  async () => {
    const thumbnails = openThumbnails(disk);
    const first = picture(100_000);
    await thumbnails.put(first.sha256, first.bytes);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(860_000));
    const second = picture(200_000);
    await expect(thumbnails.put(second.sha256, second.bytes)).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(await thumbnails.get(second.sha256)).toBeNull();
    expect((await thumbnails.get(first.sha256))?.equals(first.bytes)).toBe(true);
    const left = readdirSync(join(disk, 'thumbnails'), { recursive: true }).filter((name) =>
      String(name).includes(second.sha256),
    );
    expect(left).toEqual([]);
    rmSync(join(disk, 'ballast'));
    await thumbnails.put(second.sha256, second.bytes);
    expect((await thumbnails.get(second.sha256))?.equals(second.bytes)).toBe(true);
  },
);
