import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type InProcess, inProcess } from '../in-process.ts';
import { openThumbnails } from '../store/thumbnails.ts';

let companion: InProcess;
let key: string;
beforeEach(async () => {
  companion = await inProcess();
  key = (await companion.pair()).authorization;
});
afterEach(() => companion.close());

/** Bytes that begin as a WebP does; the companion looks no further. */
function webp(fill: number, size = 1000): Buffer {
  const bytes = Buffer.alloc(size, fill);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WEBP', 8, 'latin1');
  return bytes;
}
const addressOf = (bytes: Buffer) => hash('sha256', bytes);
const fileOf = (sha256: string) => join(companion.folder, 'thumbnails', sha256.slice(0, 2), sha256);

const put = (sha256: string, body: Buffer, type: string | null = 'image/webp', more = {}) =>
  companion.ask(`/v1/thumbnails/${sha256}`, key, {
    method: 'PUT',
    body,
    headers: { 'Content-Type': type, ...more },
  });
const get = (sha256: string, authorization: string | null = key) =>
  companion.ask(`/v1/thumbnails/${sha256}`, authorization);

it('keeps a thumbnail once under its address, for its owner alone', async () => {
  const bytes = webp(1);
  const sha256 = addressOf(bytes);
  expect((await get(sha256)).status).toBe(404);
  for (let n = 0; n < 2; n += 1) {
    const reply = await put(sha256, bytes);
    expect([reply.status, reply.json]).toEqual([200, { sha256, bytes: bytes.length }]);
  }
  const reply = await get(sha256);
  expect(reply.bytes.equals(bytes)).toBe(true);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
  expect((await stat(fileOf(sha256))).mode & 0o777).toBe(0o600);
  expect((await stat(join(companion.folder, 'thumbnails'))).mode & 0o777).toBe(0o700);
  expect((await get(sha256, null)).status).toBe(404);
  // The command line's key reads and stores nothing.
  expect((await get(sha256, companion.localAuthorization)).status).toBe(200);
  const foreign = await companion.ask(`/v1/thumbnails/${sha256}`, companion.localAuthorization, {
    method: 'PUT',
    body: bytes,
    headers: { 'Content-Type': 'image/webp', Origin: null },
  });
  expect(foreign.json.error.code).toBe('out-of-scope');
});

it('refuses by name what is no thumbnail of this address, and keeps nothing of it', async () => {
  const bytes = webp(2);
  const right = addressOf(bytes);
  const html = Buffer.from('<html><script>alert(1)</script>');
  const large = webp(3, 512 * 1024 + 1);
  const refusals: [number, string, Awaited<ReturnType<typeof put>>][] = [
    [400, 'wrong-address', await put(addressOf(webp(9)), bytes)],
    [400, 'bad-query', await put('x', bytes)],
    [400, 'bad-query', await put(right.toUpperCase(), bytes)],
    [415, 'not-image', await put(right, bytes, 'application/json')],
    [415, 'not-image', await put(right, bytes, 'image/svg+xml')],
    [415, 'not-image', await put(right, bytes, 'image/webp; charset=utf-8')],
    [415, 'not-image', await put(right, bytes, null)],
    [415, 'not-image', await put(right, bytes, 'image/png')],
    [415, 'not-image', await put(right, bytes, 'image/webp', { 'Content-Encoding': 'gzip' })],
    [415, 'not-image', await put(addressOf(html), html)],
    [415, 'not-image', await put(addressOf(Buffer.alloc(0)), Buffer.alloc(0))],
    [413, 'too-large', await put(addressOf(large), large)],
  ];
  for (const [status, code, reply] of refusals) {
    expect([reply.status, reply.json.error.code]).toEqual([status, code]);
  }
  expect(await readdir(join(companion.folder, 'thumbnails')).catch(() => [])).toEqual([]);
  const elsewhere = await companion.ask('/v1/events', key, {
    method: 'POST',
    body: bytes,
    headers: { 'Content-Type': 'image/webp' },
  });
  expect([elsewhere.status, elsewhere.json.error.code]).toEqual([415, 'not-json']);
});

it('serves nothing of a damaged file, and takes it anew', async () => {
  const bytes = webp(4);
  const sha256 = addressOf(bytes);
  await put(sha256, bytes);
  await truncate(fileOf(sha256), 400);
  expect((await get(sha256)).status).toBe(404);
  expect((await put(sha256, bytes)).status).toBe(200);
  expect((await get(sha256)).bytes.equals(bytes)).toBe(true);
});

it('keeps the newest within its bound, and clears away what a broken write left', async () => {
  const thumbnails = openThumbnails(companion.folder, 10_000);
  const all = Array.from({ length: 14 }, (_, n) => webp(10 + n));
  const left = join(companion.folder, 'thumbnails/00', `${'0'.repeat(64)}.123456`);
  await mkdir(join(companion.folder, 'thumbnails/00'), { recursive: true });
  await writeFile(left, all[0]!.subarray(0, 300));
  await utimes(left, 1, 1);
  for (const [n, bytes] of all.entries()) {
    await thumbnails.put(addressOf(bytes), bytes);
    await utimes(fileOf(addressOf(bytes)), 1000 + n, 1000 + n);
  }
  const kept: boolean[] = [];
  for (const bytes of all) kept.push((await thumbnails.get(addressOf(bytes))) !== null);
  expect(kept.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  expect(kept.filter(Boolean).length).toBeLessThanOrEqual(10);
  expect(kept).toEqual([...kept].sort());
  await expect(readFile(left)).rejects.toMatchObject({ code: 'ENOENT' });
});
