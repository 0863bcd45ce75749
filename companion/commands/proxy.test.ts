import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CompanionProcess, companionProcess } from '../command-process.ts';
import { PROTOCOL } from '../protocol-examples.ts';
import { Tokens } from './proxy.ts';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let companion: CompanionProcess;
beforeAll(async () => {
  companion = await companionProcess();
});
afterAll(() => companion.close());

it('lists no upstreams without a file, and tokens that are shown once', async () => {
  const none = await companion.call(['proxy', 'upstreams']);
  expect([none.code, none.out]).toEqual([0, 'No upstream is named: there is no upstreams.json.\n']);
  const made = await companion.call(['proxy', 'token', 'add', 'nightly renders']);
  expect(made.code).toBe(0);
  expect(made.out).toMatch(/^tierwise_[\w-]{43}\n$/);
  const json = JSON.parse((await companion.call(['proxy', 'token', 'list', '--json'])).out);
  const [token] = Tokens.parse(json).tokens;
  expect(token).toMatchObject({ label: 'nightly renders', scopes: ['ingest'], revokedAt: null });
  const listed = await companion.call(['proxy', 'token', 'list']);
  expect(listed.out).toContain('nightly renders');
  expect(listed.out).not.toContain(made.out.trim());
  const browser = await companion.call(['proxy', 'token', 'revoke', companion.key]);
  expect([browser.code, browser.error]).toEqual([1, `There is no token ${companion.key}.\n`]);
  const revoke = ['proxy', 'token', 'revoke', token?.key ?? ''];
  expect((await companion.call(revoke)).out).toBe(`Ended ${token?.key}.\n`);
  expect((await companion.call(revoke)).code).toBe(1);
});

it('lists where each upstream leads, and 1 with the reason where one is off', async () => {
  const documented = /```json upstreams\n([\s\S]*?)```/.exec(PROTOCOL)?.[1] ?? '';
  const [example] = JSON.parse(documented).upstreams;
  const upstream = (name: string, env: string) => ({
    ...example,
    name,
    key: { ...example.key, env },
  });
  const file = `${companion.folder}/upstreams.json`;
  const call = async (upstreams: object[]) => {
    await writeFile(file, JSON.stringify({ upstreams }), { mode: 0o600 });
    const other = await companionProcess({ TIERWISE_UPSTREAMS: file, IMAGES_KEY: 'sk-0' });
    const ended = await other.call(['proxy', 'upstreams']);
    await other.close();
    return { ...ended, url: other.url };
  };
  const on = await call([upstream('images', 'IMAGES_KEY')]);
  expect([on.code, on.error]).toEqual([0, '']);
  expect(on.out).toContain(`images    ${on.url}/proxy/images`);
  expect(on.out).not.toContain('sk-0');
  const off = await call([upstream('images', 'IMAGES_KEY'), upstream('other', 'NO_SUCH_KEY')]);
  expect(off.code).toBe(1);
  expect(off.out).toMatch(/^other +off: [\s\S]*NO_SUCH_KEY/m);
  const unfit = await call([{ name: 'images' }]);
  expect(unfit.code).toBe(1);
  expect(unfit.out).toContain('The proxy is off.');
});
