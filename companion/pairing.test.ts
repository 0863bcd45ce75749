import { createHmac } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HelloReply, PairReply } from '../shared/protocol.ts';
import { type InProcess, inProcess, PORT } from './in-process.ts';
import { checkDigits, helloProof } from './proof.ts';

const NONCE = 'a1b2c3d4e5f6a7b8a1b2c3d4e5f6a7b8';
let companion: InProcess;
beforeEach(async () => {
  companion = await inProcess();
});
afterEach(() => companion.close());

function redeem(code: string, Origin: string | null = 'moz-extension://0123-ab') {
  return companion.ask('/v1/pair', null, {
    method: 'POST',
    headers: { Origin },
    body: { code, label: 'Firefox', device: uuidv7() },
  });
}
const known = (authorization: string) => companion.ask('/v1/snapshot', authorization);

it('gives a key for a code, and the same six digits to both sides', async () => {
  const reply = await redeem(companion.pairings.newCode());
  expect(reply.status).toBe(200);
  const { key, secret, check } = PairReply.parse(reply.json);
  expect(companion.paired).toEqual([{ label: 'Firefox', check }]);
  const digest = createHmac('sha256', Buffer.from(secret, 'hex')).update('sas').digest();
  expect(check).toBe(String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0'));
  expect((await known(`Bearer ${key}.${secret}`)).status).toBe(200);
});

it('keeps to the published test vector', () => {
  const secret = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
  const instance = '019ab000-0000-7000-8000-000000000001';
  expect(checkDigits(secret)).toBe('083418');
  expect(helloProof(secret, NONCE, PORT, instance)).toBe(
    'a61ee456cc8a69ffc8e6adcef952cc2b75e5d0d4f7ab1bc9aac33bd96aef17ea',
  );
});

it('proves itself to a paired browser, for its own port and nonce', async () => {
  const { key, secret, instance } = await companion.pair();
  const reply = await companion.ask(`/v1/hello?nonce=${NONCE}&key=${key}`, null);
  const { proof } = HelloReply.parse(reply.json);
  expect(proof).toBe(helloProof(secret, NONCE, PORT, instance));
  expect(proof).not.toBe(helloProof(secret, NONCE, PORT + 1, instance));
  expect(reply.text).not.toContain(secret);
});

it('is nobody to those it does not know', async () => {
  const { key } = await companion.pair();
  const stranger = await companion.ask('/v1/nothing', null);
  for (const query of [`?nonce=${NONCE}`, `?nonce=${NONCE}&key=${uuidv7()}`, `?key=${key}`, '']) {
    const reply = await companion.ask(`/v1/hello${query}`, null);
    expect([reply.status, reply.text]).toEqual([stranger.status, stranger.text]);
  }
  const short = await companion.ask(`/v1/hello?nonce=abc&key=${key}`, null);
  expect(short.status).toBe(404);
});

it('takes a code once', async () => {
  const code = companion.pairings.newCode();
  expect((await redeem(code)).status).toBe(200);
  const again = await redeem(code);
  expect([again.status, again.json.error.code]).toEqual([403, 'wrong-code']);
});

it('takes a code once of two who use it at the same moment', async () => {
  const code = companion.pairings.newCode();
  const replies = await Promise.all([redeem(code), redeem(code), redeem(code)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
});

it('lets a code die after two minutes, or after five wrong ones', async () => {
  const old = companion.pairings.newCode();
  const long = companion.pairings.newCode(600_000);
  companion.clock.now += 120_000;
  expect((await redeem(old)).status).toBe(403);
  expect((await redeem(long)).status).toBe(200);
  const fresh = companion.pairings.newCode();
  for (let i = 0; i < 4; i += 1) await redeem('wrong-wrong-wrong-wrong');
  const other = companion.pairings.newCode();
  await redeem('wrong-wrong-wrong-wrong');
  expect((await redeem(fresh)).status).toBe(403);
  expect((await redeem(other)).status).toBe(200);
});

it('pairs extensions alone', async () => {
  for (const origin of [null, 'null', 'http://evil.test', `http://127.0.0.1:${PORT}`, 'file://']) {
    const reply = await redeem(companion.pairings.newCode(), origin);
    expect([reply.status, reply.json.error.code], String(origin)).toEqual([403, 'foreign-origin']);
  }
  expect(companion.pairings.list()).toEqual([]);
});

it('replaces the key of a browser that pairs again', async () => {
  const device = uuidv7();
  const first = await companion.pair(device);
  const second = await companion.pair(device);
  expect((await known(first.authorization)).json.error.code).toBe('unauthorized');
  expect((await known(second.authorization)).status).toBe(200);
  expect(companion.pairings.list()).toHaveLength(1);
});

it('ends a pairing, says so to its holder, and still proves itself to it', async () => {
  const { authorization, key } = await companion.pair();
  const other = await companion.pair();
  const end = { method: 'DELETE' };
  expect((await companion.ask('/v1/pairings/current', authorization, end)).status).toBe(200);
  const refused = await known(authorization);
  expect([refused.status, refused.json.error.code]).toEqual([401, 'key-revoked']);
  const wrong = await known(`Bearer ${key}.${'0'.repeat(64)}`);
  expect(wrong.json.error.code).toBe('unauthorized');
  const hello = await companion.ask(`/v1/hello?nonce=${NONCE}&key=${key}`, null);
  expect(hello.status).toBe(200);
  expect((await known(other.authorization)).status).toBe(200);
});

it('ends a pairing from the command line', async () => {
  const { authorization, key } = await companion.pair();
  const end = (path: string) =>
    companion.ask(path, companion.localAuthorization, {
      method: 'DELETE',
      headers: { Origin: null },
    });
  expect((await end(`/v1/pairings/${uuidv7()}`)).status).toBe(404);
  expect((await end(`/v1/pairings/${key}`)).status).toBe(200);
  expect((await known(authorization)).json.error.code).toBe('key-revoked');
});

it('keeps pairings in a file for its owner alone, and codes nowhere', async () => {
  const code = companion.pairings.newCode();
  const { secret } = await companion.pair();
  const path = join(companion.folder, 'state/pairings.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(secret);
  expect(text).not.toContain(code);
  await companion.close({ keep: true });
  const again = await inProcess({ folder: companion.folder });
  expect(again.pairings.list()).toHaveLength(1);
  companion = again;
});
