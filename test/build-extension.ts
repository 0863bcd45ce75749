import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WXT = fileURLToPath(new URL('../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/**
 * Builds both forms of the extension once before the walks: the one for tests, whose shadow root is
 * open, and the packaged one, which is what people install.
 */
export default async function buildExtension(): Promise<void> {
  const run = promisify(execFile);
  await run(process.execPath, [WXT, 'build', '--mode', 'e2e'], { cwd: ROOT });
  await run(process.execPath, [WXT, 'zip'], { cwd: ROOT });
}
