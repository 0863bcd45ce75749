import { appendFile, chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CompanionProcess, callCommand, companionProcess } from '../command-process.ts';
import { sampleRequested } from '../sample.ts';
import { Diagnosis } from './doctor.ts';
import { checkClock, checkNode, checkSynced } from './doctor-checks.ts';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let companion: CompanionProcess;
beforeAll(async () => {
  companion = await companionProcess();
  const events = [1, 2].map((seq) => sampleRequested(companion.device, seq, Date.now(), uuidv7()));
  await companion.record(events);
});
afterAll(() => companion.close());

/** What the doctor finds: each state and finding by what was looked at. */
async function diagnose(data = companion.data, env: NodeJS.ProcessEnv = {}) {
  const { code, out, error } = await callCommand(['doctor', '--json'], { data, env });
  expect(error).toBe('');
  const { findings, running } = Diagnosis.parse(JSON.parse(out));
  const of = Object.fromEntries(findings.map((one) => [one.check, one]));
  return { code, running, of };
}

it('finds a running companion well, as a table too', async () => {
  const { code, running, of } = await diagnose();
  expect([code, running]).toEqual([0, true]);
  expect(of.History).toMatchObject({ state: 'ok', found: '2 events in 1 files, every line whole' });
  expect(of.Port).toMatchObject({
    state: 'ok',
    found: `the companion answers at ${companion.url}`,
  });
  expect(of.Browsers).toMatchObject({ state: 'ok', found: '1 connected' });
  const { code: same, out } = await companion.call(['doctor']);
  expect(same).toBe(0);
  expect(out).toMatch(/^Looked at +State +Found\nNode +ok +24\./);
});

it('names what is wrong and what to do about it, and ends with 1', async () => {
  await companion.stop();
  const well = await diagnose();
  expect([well.code, well.running, well.of.Port?.state]).toEqual([0, false, 'ok']);

  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => taken.once('listening', done));
  const { port } = taken.address() as { port: number };
  const busy = await diagnose(companion.data, { TIERWISE_PORT: String(port) });
  taken.close();
  expect([busy.code, busy.of.Port?.state]).toEqual([1, 'problem']);
  expect(busy.of.Port?.found).toContain(String(port));

  await chmod(companion.data, 0o755);
  const open = await diagnose();
  await chmod(companion.data, 0o700);
  expect([open.code, open.of['Data folder']?.state]).toEqual([1, 'problem']);
  expect(open.of['Data folder']?.todo).toContain(`chmod 700 '${companion.data}'`);

  await writeFile(join(companion.data, 'upstreams.json'), '{"upstreams": 4}', { mode: 0o600 });
  const state = join(companion.data, 'state');
  const rules = await readFile(join(state, 'rules.json'), 'utf8').catch(() => '');
  await writeFile(join(state, 'rules.json'), '{}', { mode: 0o600 });
  await writeFile(join(state, 'pairings.json'), 'nothing', { mode: 0o600 });
  const broken = await diagnose();
  expect(broken.code).toBe(1);
  for (const check of ['Upstreams', 'Rules', 'Browsers'])
    expect(broken.of[check]?.state, check).toBe('problem');
  if (rules !== '') await writeFile(join(state, 'rules.json'), rules, { mode: 0o600 });
});

it('tells an interrupted write from damage, and changes neither', async () => {
  const journal = join(companion.data, 'journal');
  const [name = ''] = (await readdir(journal)).filter((one) => one.endsWith('.ndjson'));
  const file = join(journal, name);
  const whole = await readFile(file);
  await appendFile(file, '{"half');
  const torn = await diagnose();
  expect(torn.of.History).toMatchObject({
    state: 'warning',
    todo: 'The next start sets it aside.',
  });
  const damaged = Buffer.from(whole);
  const at = damaged.indexOf('lighthouse');
  damaged.write('lighthorse', at);
  await writeFile(file, damaged);
  const broken = await diagnose();
  expect([broken.code, broken.of.History?.state]).toEqual([1, 'problem']);
  expect(broken.of.History?.found).toContain(name);
  expect(await readFile(file)).toEqual(damaged);
  expect(await readdir(journal)).toEqual([name]);
  await writeFile(file, whole);
});

it('warns of a folder that is synced, and knows an old Node and a wrong clock', async () => {
  const data = join(companion.folder, 'Dropbox', 'tierwise');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const { code, of } = await diagnose(data);
  expect([code, of['Synced folder']?.state]).toEqual([0, 'warning']);
  expect(checkSynced('/home/me/boxes/tierwise').state).toBe('ok');
  expect(checkNode('20.20.2')).toMatchObject({ state: 'problem', found: '20.20.2' });
  expect(checkClock(Date.UTC(1970, 0, 2)).state).toBe('problem');
});
