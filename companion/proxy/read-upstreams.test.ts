import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readUpstreams, upstreamNotices } from './read-upstreams.ts';
import { NO_UPSTREAMS, upstreamProblem } from './upstream.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-upstreams-'));
  file = join(folder, 'upstreams.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (change: object = {}) => ({
  name: 'images',
  base: 'https://api.images.example/v1',
  key: { header: 'authorization', value: 'Bearer {key}', env: 'IMAGES_KEY' },
  allow: [{ method: 'POST', path: '/v1/images' }],
  profile: { id: 'images-api', version: 1 },
  prices: [],
  ...change,
});
async function read(upstreams: unknown, environment: NodeJS.ProcessEnv = { IMAGES_KEY: 'sk-1' }) {
  const text = typeof upstreams === 'string' ? upstreams : JSON.stringify({ upstreams });
  await writeFile(file, text, { mode: 0o600 });
  return readUpstreams(file, environment, true);
}

it('reads what is there, and asks for nothing where nobody named a file', async () => {
  const { usable, off, fault } = await read([entry()]);
  expect([usable.length, off, fault]).toEqual([1, [], null]);
  expect(usable[0]).toMatchObject({
    base: 'https://api.images.example',
    prefix: '/v1',
    site: 'https://api.images.example',
    key: { header: 'authorization', value: 'Bearer sk-1', key: 'sk-1' },
    isPrivate: false,
  });
  const none = join(folder, 'none.json');
  expect(await readUpstreams(none, {}, false)).toEqual(NO_UPSTREAMS);
  expect((await readUpstreams(none, {}, true)).fault).toContain('cannot be read (ENOENT)');
});

it.each([
  [[entry({ base: 'ftp://x' })], 'upstreams[0].base: expected an address such as'],
  [[entry({ base: 'http://api.images.example' })], 'upstreams[0].base: expected https'],
  [[entry({ base: 'https://a:b@api.example' })], 'upstreams[0].base: expected an address without'],
  [
    [entry({ base: 'https://api.example/v1?x' })],
    'upstreams[0].base: expected an address without ?',
  ],
  [[entry({ base: 'https://api.example/v1/' })], 'upstreams[0].base: expected plain path segments'],
  [
    [entry({ base: 'https://api.example/a/../b' })],
    'upstreams[0].base: expected "https://api.example/b"',
  ],
  [[entry({ base: 'https://API.example' })], 'upstreams[0].base: expected "https://api.example"'],
  [[entry({ base: 'https://2130706433/x' })], 'upstreams[0].base: expected "https://127.0.0.1/x"'],
  [
    [entry({ allow: [{ method: 'POST', path: '/images' }] })],
    'allow[0].path: expected a path below "/v1/"',
  ],
  [[entry({ allow: [] })], 'upstreams[0].allow'],
  [[entry({ zone: 'Mars/Base' })], 'upstreams[0].zone: expected the name of a time zone'],
  [
    [entry({ requestHeaders: ['cookie'] })],
    'upstreams[0].requestHeaders[0]: expected a header that',
  ],
  [
    [entry({ requestHeaders: ['x-key'], key: { header: 'x-key', value: '{key}', env: 'K' } })],
    'expected no "x-key"',
  ],
  [
    [entry({ responseHeaders: ['set-cookie'] })],
    'upstreams[0].responseHeaders[0]: expected a header that',
  ],
  [
    [entry({ key: { header: 'authorization', value: 'Bearer', env: 'K' } })],
    'upstreams[0].key.value: expected a text with {key}',
  ],
  [
    [entry({ key: { header: 'authorization', value: '{key}' } })],
    'upstreams[0].key: expected exactly one of "env" and "file"',
  ],
  [
    [entry({ key: { header: 'authorization', value: '{key}', literal: 'sk-1' } })],
    'upstreams[0].key.literal: is not known here',
  ],
  [
    [entry({ profile: { id: 'x', version: 1, net: { submit: [{ id: 'a' }] } } })],
    'upstreams[0].profile.net.submit[0]',
  ],
  [[entry({ prices: [{ credits: -1, per: 'asset' }] })], 'upstreams[0].prices[0].credits'],
  [[entry(), entry()], 'upstreams: expected a name of its own for each'],
  ['{"upstreams": [', 'the file: is not JSON'],
])('turns the proxy off for %j, and names what was expected', async (upstreams, said) => {
  const found = await read(upstreams);
  const { usable } = found;
  const problem = upstreamProblem(found);
  expect(usable).toEqual([]);
  expect(problem).toContain('The proxy is off.');
  expect(problem).toContain(said);
});

it('turns off the upstream whose key cannot be had, and says nothing of the key', async () => {
  const { usable, off } = await read([entry(), entry({ name: 'other', key: undefined })], {});
  expect(usable.map(({ name }) => name)).toEqual(['other']);
  expect(off).toEqual([{ name: 'images', why: 'the environment variable IMAGES_KEY is not set' }]);
  const key = { header: 'x-api-key', value: '{key}', file: 'images.key' };
  const why = async () => upstreamNotices(await read([entry({ key })])).join();
  expect(await why()).toContain('cannot be read (ENOENT)');
  await writeFile(join(folder, 'images.key'), 'sk-secret\n', { mode: 0o644 });
  await chmod(join(folder, 'images.key'), 0o644);
  expect(await why()).toContain('may be read by others');
  await chmod(join(folder, 'images.key'), 0o600);
  expect((await read([entry({ key })])).usable[0]?.key?.value).toBe('sk-secret');
  await writeFile(join(folder, 'images.key'), 'sk-secret\r\nX-Other: 1');
  expect(await why()).toContain('holds no key in one line');
  expect(await why()).not.toContain('sk-secret');
});

it('believes no file that others may write', async () => {
  await read([entry()]);
  await chmod(file, 0o666);
  expect((await readUpstreams(file, {}, true)).fault).toContain('may be written by others');
});
