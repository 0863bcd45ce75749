import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD_INTO = fileURLToPath(new URL('build-into.ts', import.meta.url));
const OUTPUT = join(ROOT, '.output');
const FOLDER = 'chrome-mv3-probe';
const SOURCES = ['extension', 'shared', 'wxt.config.ts', 'package.json'];

/**
 * The folder of the extension that may be switched on anywhere, built anew where a source is newer.
 * It takes the old one's place in one step: another probe may be reading that.
 *
 * @param say gets what the build has to say. @throws when it does not build
 */
export async function probeBuild(say: (text: string) => void): Promise<string> {
  const ready = join(OUTPUT, FOLDER);
  const builtAt = await changedAt(join(ready, 'manifest.json'));
  if (builtAt !== null && (await newest(SOURCES.map((name) => join(ROOT, name)))) < builtAt)
    return ready;
  say('Building the extension (once after each change of its sources)');
  await mkdir(OUTPUT, { recursive: true });
  const outDir = await mkdtemp(join(OUTPUT, 'probe-'));
  try {
    await run(outDir);
    const old = join(outDir, 'old');
    if (existsSync(ready)) await rename(ready, old).catch(() => {});
    await rename(join(outDir, FOLDER), ready).catch((error) => {
      // Somebody else built at the same time, and was first.
      if (!existsSync(ready)) throw error;
    });
    return ready;
  } finally {
    await rm(outDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function newest(paths: string[]): Promise<number> {
  const instants = await Promise.all(
    paths.map(async (path): Promise<number> => {
      const found = await stat(path).catch(() => null);
      if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
      const inside = (await readdir(path)).map((name) => join(path, name));
      return Math.max(found.mtimeMs, await newest(inside));
    }),
  );
  return Math.max(0, ...instants);
}

async function changedAt(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? null;
}

function run(outDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [BUILD_INTO, outDir], { cwd: ROOT }, (failed, out, said) => {
      if (!failed) return resolve();
      const text = stripVTControlCharacters(`${out}\n${said}`);
      const why = /Build failed[\s\S]*?(?=\n\s*at )/.exec(text)?.[0] ?? text.slice(-1000);
      reject(new Error(`The extension does not build. ${why.replace(/\s+/g, ' ').trim()}`));
    });
  });
}
