import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRequest } from '../../companion/sample.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

/** The files of the data folder that hold a text. */
async function filesWith(text: string): Promise<string[]> {
  const entries = await readdir(victim.dataFolder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(text)) found.push(entry.name);
  }
  return found;
}

it('keeps the secret in one file and the code in none, and prints neither', async () => {
  expect(await filesWith(victim.secret)).toEqual(['pairings.json']);
  expect(await filesWith(victim.code)).toEqual([]);
  const prompt = 'canary-9d41 in a lighthouse';
  const reply = await victim.gate({ request: sampleRequest({ prompt }) });
  expect(reply.status).toBe(200);
  for (const header of [`Bearer ${victim.key}.${'f'.repeat(64)}`, `Basic ${victim.secret}`]) {
    await fetch(`${victim.url}/v1/snapshot?secret=${victim.secret}`, {
      headers: { Authorization: header },
    });
  }
  await fetch(`${victim.url}/v1/${victim.secret}`);
  await fetch(`${victim.url}/v1/pair`, { method: 'POST', body: `{"code":"${victim.secret}` });
  const output = victim.output();
  expect(output).toContain('"route":"/v1/gate"');
  expect(output).not.toContain(victim.secret);
  expect(output).not.toContain('canary-9d41');
  // The link that a person asked for shows its code once; no log line repeats it.
  expect(output.split(victim.code)).toHaveLength(2);
  // A request at the gate is judged and forgotten; only what happened is kept.
  expect(await filesWith('canary-9d41')).toEqual([]);
});
