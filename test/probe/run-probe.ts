import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProbeResult } from '../../companion/probe/result.ts';

const MAIN = fileURLToPath(new URL('../../companion/probe/main.ts', import.meta.url));

export type Probed = { code: number | null; out: string; said: string };

/** `npm run probe -- …` as a program, its temporary files below `home`. */
export async function runProbe(
  home: string,
  args: readonly string[],
  started: (child: ChildProcess, said: () => string) => void = () => {},
): Promise<Probed> {
  const temporary = join(home, 'tmp');
  await mkdir(temporary, { recursive: true });
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: temporary },
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    said += part;
  });
  started(child, () => said);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, said };
}

/** The same with `--json`, read. @throws what was wrong with its shape */
export async function probeJson(
  home: string,
  args: readonly string[],
): Promise<{ code: number | null; result: ProbeResult }> {
  const { code, out } = await runProbe(home, [...args, '--json']);
  return { code, result: ProbeResult.parse(JSON.parse(out)) };
}
