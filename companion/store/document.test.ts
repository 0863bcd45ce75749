import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openDocument } from './document.ts';

const Settings = z.strictObject({ reserve: z.int(), sites: z.array(z.string()) });
const INITIAL = { reserve: 5, sites: [] };

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-document-'));
  path = join(folder, 'settings.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openDocument(path, Settings, INITIAL, () => 1234);

test('starts with the initial data, keeps changes, is private', async () => {
  const document = await open();
  expect(document.data).toEqual(INITIAL);
  await document.update((draft) => {
    draft.sites.push('https://studio.example');
    return draft;
  });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['settings.json']);
  const again = await open();
  expect(again.notice).toBeNull();
  expect(again.data).toEqual({ reserve: 5, sites: ['https://studio.example'] });
  expect(INITIAL.sites).toEqual([]);
});

test('updates run one after another', async () => {
  const document = await open();
  const add = () => document.update((draft) => ({ ...draft, reserve: draft.reserve + 1 }));
  await Promise.all(Array.from({ length: 50 }, add));
  expect((await open()).data.reserve).toBe(55);
});

test.each([
  ['no bytes', '', 'it is empty'],
  ['zeros', '\0'.repeat(4096), 'nothing but zeros'],
  ['half a document', '{"reserve": 5, "si', 'JSON'],
  ['another shape', '{"reserve": "a lot", "sites": []}', 'reserve'],
  ['a field too many', '{"reserve": 5, "sites": [], "more": 1}', 'more'],
])('a file of %s is kept aside and said', async (_, text, why) => {
  writeFileSync(path, text);
  const document = await open();
  expect(document.data).toEqual(INITIAL);
  expect(document.notice).toContain(why);
  expect(document.notice).toContain('settings.json.corrupt-1234');
  expect(readFileSync(`${path}.corrupt-1234`, 'utf8')).toBe(text);
});

test('a change that does not fit, or throws, changes nothing', async () => {
  const document = await open();
  await document.update((draft) => ({ ...draft, reserve: 6 }));
  await expect(document.update((draft) => ({ ...draft, reserve: 0.5 }))).rejects.toThrow();
  await expect(
    document.update((draft) => {
      draft.reserve = 7;
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(document.data.reserve).toBe(6);
  expect((await open()).data.reserve).toBe(6);
});

test('a write that the system refuses changes nothing', async () => {
  const document = await open();
  await document.update((draft) => ({ ...draft, reserve: 6 }));
  rmSync(folder, { recursive: true });
  await expect(document.update((draft) => ({ ...draft, reserve: 7 }))).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(document.data.reserve).toBe(6);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is no broken file', async () => {
  writeFileSync(path, '{}');
  chmodSync(path, 0);
  await expect(open()).rejects.toMatchObject({ code: 'EACCES' });
});
