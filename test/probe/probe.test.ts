import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Studio, startStudio } from '../studio/studio.ts';
import { freePort, until } from '../walks/house.ts';
import { answering, ROUTES, STUDIO } from './routed-studio.ts';
import { probeJson, runProbe } from './run-probe.ts';

// A browser each, and perhaps a build before the first.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let home: string;
let studio: Studio;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tierwise-probing-'));
  await mkdir(join(home, 'tmp'));
  studio = await startStudio({ speed: 100, dailyCredits: 10_000 });
});
afterAll(async () => {
  await studio?.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

async function file(name: string, content: unknown): Promise<string> {
  const path = join(home, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

test('a studio is understood, generated with, and everything recorded is printed', async () => {
  const picture = join(home, 'page.png');
  const { code, result } = await probeJson(home, [
    `${studio.url}/app`,
    ...['--do', 'a lighthouse "in fog"', '--screenshot', picture, '--viewport', '1000x800'],
  ]);
  expect(result).toMatchObject({ understood: true, paused: null, outcome: 'succeeded' });
  expect(code).toBe(0);
  expect(result.error).toBeUndefined();
  const { prompt, submit, cost } = result.anchors;
  expect(prompt?.locator?.css).toBe('#image-prompt');
  expect(prompt?.rect.width).toBeGreaterThan(100);
  expect(submit?.text).toMatch(/Generate/);
  expect(cost?.evidence.length).toBeGreaterThan(0);
  expect(result.requests.map(({ as }) => as)).toEqual(
    expect.arrayContaining(['submit', 'status', 'balance']),
  );
  const requested = result.events.filter((one) => one.type === 'generation.requested');
  expect(requested.map(({ request }) => request.prompt)).toEqual(['a lighthouse "in fog"']);
  const finished = result.events.filter((one) => one.type === 'generation.finished');
  expect(finished).toMatchObject([{ outcome: 'succeeded', charged: { provenance: 'measured' } }]);
  expect(studio.ledger.tasks).toHaveLength(1);
  expect((await stat(picture)).size).toBeGreaterThan(1000);
  expect(await readdir(join(home, 'tmp'))).toEqual([]);
});

test('a page of routes alone, on a host that does not exist, reached with a click', async () => {
  const routes = await file('routes.json', ROUTES);
  const hidden = await probeJson(home, [STUDIO, '--routes', routes, '--do', 'never written']);
  expect(hidden.code).toBe(3);
  expect(hidden.result).toMatchObject({ understood: false, events: [], outcome: null });
  expect(hidden.result.paused).not.toBe(null);
  const { code, result } = await probeJson(home, [
    ...[STUDIO, '--routes', routes, '--click', '#start', '--do', 'two lines\nof prompt'],
  ]);
  expect(result).toMatchObject({ understood: true, outcome: 'succeeded', url: STUDIO });
  expect(code).toBe(0);
  expect(result.events.find((one) => one.type === 'generation.requested')).toMatchObject({
    request: { prompt: 'two lines\nof prompt', model: 'nano-banana' },
    site: 'https://studio.example',
  });
  expect(result.events.find((one) => one.type === 'generation.finished')).toMatchObject({
    assets: [{ url: 'https://cdn.studio.example/a.png' }],
  });
  expect(result.unanswered.map(({ url }) => url)).toContain('https://studio.example/favicon.ico');
});

test('cookies and stored values are there for the first script; a refusal of the studio is an outcome', async () => {
  const refused = { code: -1, message: 'insufficient credits' };
  const routes = await file('refused.json', { routes: answering({ body: refused }) });
  const { code, result } = await probeJson(home, [
    ...[STUDIO, '--routes', routes, '--cookie', 'member=yes', '--cookie', 'other=a=b'],
    ...['--local-storage', 'hint=Say what you want', '--do', 'a fox'],
  ]);
  expect(result.anchors.prompt?.text).toContain('Say what you want');
  expect(result.outcome).toBe('rejected');
  expect(code).toBe(0);
  expect(result.events.find((one) => one.type === 'generation.finished')).toMatchObject({
    error: { kind: 'insufficient' },
  });
});

test('a held request that asks for confirmation is said to, and not answered', async () => {
  const routes = await file('asked.json', ROUTES);
  const { result } = await probeJson(home, [
    ...[STUDIO, '--routes', routes, '--local-storage', 'scene=upscale', '--click', '#start'],
    ...['--do', 'a fox'],
  ]);
  expect(result.outcome).toBe('asked');
  expect(result.notes.join()).toMatch(/asks for confirmation: .*Upscaling/);
});

test('without an outcome in time it has failed, and says what it knows', async () => {
  const routes = await file('silent.json', answering({ delayMs: 600_000 }));
  const { code, result } = await probeJson(home, [
    ...[STUDIO, '--routes', routes, '--cookie', 'member=yes', '--do', 'a fox', '--wait', '3'],
  ]);
  expect(code).toBe(1);
  expect(result.error).toBe(
    'A generation was recorded, but no outcome within 3 s of pressing Generate.',
  );
  expect(result).toMatchObject({ understood: true, outcome: null });
});

test('for people it is a table, and what goes on is said beside it', async () => {
  const { code, out, said } = await runProbe(home, [`${studio.url}/app`]);
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/localhost:\d+\/app\nUnderstood\n/);
  expect(out).toMatch(/\n {2}prompt +0\.\d\d {2}"Describe.*at \d+,\d+\n {19}#image-prompt\n/);
  expect(said).toContain('Opening');
});

test('what is wrong with the command or its files is said by name, with 64', async () => {
  const broken = await file('broken.json', [{ url: '/x', body: {}, text: 'x' }]);
  const worse = await file('worse.json', [{ url: '/x' }, { url: '/y', ws: [{ on: '(' }] }]);
  for (const [args, why] of [
    [[], /^Which page\?/],
    [['studio.example'], /begin with http/],
    [[STUDIO, 'more'], /One address at a time; "more"/],
    [[STUDIO, '--what'], /--what/],
    [[STUDIO, '--cookie', 'member'], /--cookie takes name=value; "member"/],
    [[STUDIO, '--wait', 'long'], /--wait takes seconds/],
    [[STUDIO, '--viewport', 'big'], /--viewport takes a size/],
    [[STUDIO, '--routes', join(home, 'none.json')], /none\.json cannot be read/],
    [[STUDIO, '--routes', broken], /broken\.json: routes\[0\] may have one of/],
    [[STUDIO, '--routes', worse], /worse\.json: routes\[1\]\.ws\[0\]\.on is not a regular/],
    [[STUDIO, '--profile', join(home, 'none.json')], /none\.json cannot be read/],
  ] as const) {
    const { code, out, said } = await runProbe(home, args);
    expect([args, code, out]).toEqual([args, 64, '']);
    expect(said).toMatch(why);
  }
  const { code, result } = await probeJson(home, ['studio.example']);
  expect([code, result.understood]).toEqual([64, false]);
  expect(result.error).toMatch(/begin with http/);
});

test('an address where nothing answers: 1, and why', async () => {
  const gone = await probeJson(home, [`http://localhost:${await freePort()}/`]);
  expect([gone.code, gone.result.understood]).toEqual([1, false]);
  expect(gone.result.error).toMatch(/^The page could not be opened: .*ERR_CONNECTION_REFUSED/);
});

test('nothing to click: 1, and why', async () => {
  const click = await probeJson(home, [`${studio.url}/app`, '--click', '#no-such-thing']);
  expect(click.code).toBe(1);
  expect(click.result.error).toMatch(/^--click #no-such-thing: nothing that can be clicked/);
});

test('a profile that is none: 1, and where it is wrong', async () => {
  const profile = await file('profile.json', { id: 'own', version: 0 });
  const refused = await probeJson(home, [`${studio.url}/app`, '--profile', profile]);
  expect(refused.code).toBe(1);
  expect(refused.result.error).toMatch(/profile\.json: .*version/s);
});

test('interrupted, it ends the browser and leaves nothing behind', async () => {
  const routes = await file('waiting.json', answering({ delayMs: 600_000 }));
  const args = [STUDIO, '--routes', routes, '--cookie', 'member=yes', '--do', 'a fox', '--json'];
  const { code, out } = await runProbe(home, args, (child, said) => {
    void until(said, (text) => text.includes('Waiting for the outcome'), 120_000).then(() =>
      child.kill('SIGINT'),
    );
  });
  expect(code).toBe(1);
  expect(JSON.parse(out).error).toBe('Interrupted.');
  expect(await readdir(join(home, 'tmp'))).toEqual([]);
});
