import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = new URL('../../', import.meta.url);
let built: Promise<string> | null = null;

/** Builds the extension as people install it, once for a run, and gives its folder. */
export function productionBuild(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const wxt = fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', ROOT));
  await promisify(execFile)(process.execPath, [wxt, 'build'], { cwd: fileURLToPath(ROOT) });
  return fileURLToPath(new URL('.output/chrome-mv3', ROOT));
}
