import { spawnSync } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVictim, type Victim } from './victim.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
  // Even where the folder around it is open to all.
  await chmod(dirname(victim.dataFolder), 0o755);
});
afterAll(() => victim.close());

function asNobody(command: string, ...args: string[]) {
  return spawnSync(command, args, { uid: NOBODY, gid: NOBODY, cwd: '/', encoding: 'utf8' });
}

it.runIf(isRoot)('shows another user of this computer no file and no answer', () => {
  expect(asNobody('/usr/bin/id', '-u').stdout.trim()).toBe(String(NOBODY));
  expect(asNobody('/bin/ls', victim.dataFolder).status).not.toBe(0);
  for (const name of ['state/pairings.json', 'state/running.json', 'lock.db']) {
    expect(asNobody('/bin/cat', join(victim.dataFolder, name)).status, name).not.toBe(0);
  }
  const asked = asNobody('/usr/bin/curl', '-si', `${victim.url}/v1/snapshot`);
  expect(asked.stdout).toContain('404 Not Found');
  expect(asked.stdout).not.toContain('revision');
});
