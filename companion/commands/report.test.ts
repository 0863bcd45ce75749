import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WeekReport } from '../../shared/report/week-report.ts';
import { dayAt, isoWeekOf } from '../../shared/reset-day.ts';

// Whole processes start here.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder: string;
let companion: ChildProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-report-'));
  companion = spawn(process.execPath, [MAIN, '--data', join(folder, 'data'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: companion.stdout! }))
    if (line.includes('companion at')) break;
});
afterAll(async () => {
  companion.kill('SIGKILL');
  await once(companion, 'exit');
  await rm(folder, { recursive: true, force: true });
});

/** `report` as a person calls it, on the data folder of the running companion unless told another. */
function report(...args: string[]) {
  const env = { ...process.env, TIERWISE_DATA: join(folder, 'data') };
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    execFile(process.execPath, [MAIN, 'report', ...args], { env }, (failed, out, error) => {
      resolve({ code: failed === null ? 0 : Number(failed.code), out, error });
    });
  });
}

/** As a browser that opens an address; `fetch` would say that it is a script. */
function statusOf(url: string): Promise<number | undefined> {
  const headers = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
  return new Promise((resolve, reject) => {
    get(url, { headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).on('error', reject);
  });
}

it('prints the current week, or another one', async () => {
  const now = await report();
  const week = isoWeekOf(dayAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone));
  expect(now.code).toBe(0);
  expect(now.out).toContain(`week ${Number(week.slice(6))}: `);
  const other = await report('2026-W47');
  expect(other).toEqual({
    code: 0,
    out: 'Tierwise, week 47: 16 to 22 November 2026\n\nNothing was generated in this week.\n',
    error: '',
  });
});

it('prints JSON for programs', async () => {
  const { code, out } = await report('2026-W47', '--json');
  expect(code).toBe(0);
  expect(WeekReport.parse(JSON.parse(out))).toMatchObject({ week: '2026-W47', sites: [] });
});

it('prints a link that opens the page in a browser, once', async () => {
  const { out } = await report('2026-W47', '--link');
  expect(await statusOf(out.trim())).toBe(200);
  expect(await statusOf(out.trim())).toBe(403);
});

it('says what was wrong, with 64 for the command and 69 where nothing answers', async () => {
  for (const week of ['2026-W54', '2026-48', 'last']) {
    const { code, out, error } = await report(week);
    expect([code, out]).toEqual([64, '']);
    expect(error).toBe(`week: expected an ISO week such as 2026-W47, found "${week}"\n`);
  }
  expect((await report('2026-W47', '--json', '--link')).code).toBe(64);
  const alone = await report('--data', join(folder, 'nobody'));
  expect([alone.code, alone.out]).toEqual([69, '']);
  expect(alone.error).toBe('The companion is not running. Start it with: npm run companion\n');
});
