import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callCommand } from '../../companion/command-process.ts';
import { UpstreamsReply } from '../../companion/routes/upstreams.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { type Lab, startLab, until } from './lab.ts';

let api: ImagesApi;
let lab: Lab;
beforeEach(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  lab = await startLab([imagesUpstream(api.base)]);
});
afterEach(async () => {
  api.letGo();
  await lab.close();
  await api.close();
});

const say = (text: string) => writeFile(lab.file, text, { mode: 0o600 });
const name = (...upstreams: object[]) => say(JSON.stringify({ upstreams }));
const BODY = { model: 'gpt-image-1', prompt: 'a lighthouse', response_format: 'url' };
const ask = (upstream = 'images') =>
  lab.ask(`/${upstream}/images/generations`, { method: 'POST', body: JSON.stringify(BODY) });
const listed = async () => UpstreamsReply.parse(await lab.control('GET', '/upstreams'));
const quoted = async (upstream?: string) => (await ask(upstream)).headers.get('x-tierwise-quoted');

it('follows the file: a price, another upstream, one that is gone, and the file itself', async () => {
  expect(await quoted()).toBe('4');
  const prices = [{ model: 'gpt-image-1', credits: 6, per: 'asset' }];
  const other = { name: 'other', site: 'https://other.example' };
  await name(imagesUpstream(api.base, { prices }), imagesUpstream(api.base, other));
  expect([await quoted(), await quoted('other')]).toEqual(['6', '4']);
  await name(imagesUpstream(api.base, other));
  expect([(await ask()).status, (await ask('other')).status]).toEqual([404, 200]);
  // As an editor saves that writes another file and puts it in its place.
  const next = `${lab.file}.next`;
  await writeFile(next, JSON.stringify({ upstreams: [imagesUpstream(api.base)] }), { mode: 0o600 });
  await rename(next, lab.file);
  expect([(await ask()).status, (await ask('other')).status]).toEqual([200, 404]);
  expect((await listed()).problem).toBeNull();
});

it('goes on with the last good one where the file does not fit, and says so everywhere', async () => {
  await name(imagesUpstream(api.base, { zone: 'Mars/Base' }));
  expect((await ask()).status).toBe(200);
  const said = `The proxy goes on with what its file said before. ${lab.file}: upstreams[0].zone: expected the name of a time zone`;
  const { upstreams, problem } = await listed();
  expect(upstreams).toMatchObject([{ name: 'images', off: null }]);
  expect(problem).toContain(said);
  expect((await lab.snapshot()).notices?.join()).toContain(said);
  expect(lab.logged.filter((line) => line.includes('Mars') || line.includes(said))).toHaveLength(1);
  const call = (...args: string[]) => callCommand(args, { data: lab.dataFolder });
  const words = (text: string) => text.replace(/\s+/g, ' ');
  expect(words((await call('status')).out)).toContain(said);
  const { code, out } = await call('proxy', 'upstreams');
  expect(code).toBe(1);
  expect(out).toContain(`/proxy/images`);
  expect(words(out)).toContain(said);
  const doctor = await call('doctor', '--upstreams', lab.file);
  expect(words(doctor.out)).toContain(said);
  // Mended, it is all well again; the notice goes.
  await name(imagesUpstream(api.base, { zone: 'Europe/Berlin' }));
  expect((await listed()).problem).toBeNull();
  expect((await lab.snapshot()).notices ?? []).toEqual([]);
}, 60_000);

it('is half written for a moment, and whole after it', async () => {
  const text = JSON.stringify({ upstreams: [imagesUpstream(api.base, { parallel: 3 })] });
  await say(text.slice(0, 100));
  expect((await listed()).problem).toContain('the file: is not JSON');
  expect((await ask()).status).toBe(200);
  await say(text);
  expect((await listed()).problem).toBeNull();
});

it('tells another thing that is wrong as another thing', async () => {
  await say('{');
  const first = (await lab.snapshot()).notices;
  await name({ name: 'images' });
  const second = (await lab.snapshot()).notices;
  expect(first?.join()).toContain('is not JSON');
  expect(second?.join()).toContain('upstreams[0].base: is missing');
});

it('comes on without a restart where the first file did not fit', async () => {
  await say('{}');
  await lab.restart();
  expect((await ask()).status).toBe(404);
  expect((await listed()).problem).toContain('The proxy is off. ');
  await name(imagesUpstream(api.base));
  expect((await ask()).status).toBe(200);
});

it('reads a key’s file again as well, and is off while others may read it', async () => {
  const file = join(lab.dataFolder, 'key');
  const key = { header: 'authorization', value: 'Bearer {key}', file };
  await writeFile(file, 'sk-old\n', { mode: 0o600 });
  await name(imagesUpstream(api.base, { key }));
  // The upstream itself refuses the old one.
  expect((await ask()).status).toBe(401);
  await writeFile(file, `${IMAGES_KEY}\n`);
  expect((await ask()).status).toBe(200);
  await rm(file);
  expect((await ask()).status).toBe(503);
  expect((await listed()).upstreams[0]?.off).toContain('cannot be read (ENOENT)');
  await writeFile(file, `${IMAGES_KEY}\n`, { mode: 0o600 });
  expect((await ask()).status).toBe(200);
});

it('lets what is under way go on as it began, within the same number of places', async () => {
  api.feel('hangs');
  const first = ask();
  await until('the request', () => api.isHolding() === 1);
  await name(imagesUpstream(api.base, { parallel: 1, timeoutS: 9 }));
  const second = await ask();
  expect(second.headers.get('x-tierwise-reason')).toBe('code=too-many');
  expect(api.aborted()).toBe(0);
  api.letGo();
  expect((await first).status).toBe(502);
  api.feel('well');
  expect((await ask()).status).toBe(200);
});

it('misses no change, however quickly one follows another, and tells of none where there was none', async () => {
  for (let credits = 1; credits <= 60; credits += 1) {
    const prices = [{ model: 'gpt-image-1', credits: (credits % 9) + 1, per: 'asset' }];
    await name(imagesUpstream(api.base, { prices }));
    expect(await quoted()).toBe(String((credits % 9) + 1));
  }
  const before = lab.logged.filter((line) => line.includes('read again')).length;
  expect(before).toBe(60);
  const prices = [{ model: 'gpt-image-1', credits: (60 % 9) + 1, per: 'asset' }];
  await name(imagesUpstream(api.base, { prices }));
  await quoted();
  expect(lab.logged.filter((line) => line.includes('read again')).length).toBe(before);
});

it('looks once for many requests at the same moment, and each sees the same file', async () => {
  const prices = [{ model: 'gpt-image-1', credits: 6, per: 'asset' }];
  await name(imagesUpstream(api.base, { prices }));
  const all = await Promise.all(Array.from({ length: 50 }, () => quoted()));
  expect(new Set(all)).toEqual(new Set(['6']));
  const again = lab.logged.filter((line) => line.includes('read again'));
  expect(again).toHaveLength(1);
});
