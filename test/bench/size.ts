import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const ROOT = new URL('../../', import.meta.url);
const CONTENT_SCRIPTS_MAX = 40;
const ZIP_MAX = 400;

/** What a page has to load (all content scripts, gzipped one by one) and what a person downloads. */
export async function benchSize(): Promise<Row[]> {
  const wxt = fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', ROOT));
  await promisify(execFile)(process.execPath, [wxt, 'zip'], { cwd: fileURLToPath(ROOT) });
  const scripts = new URL('.output/chrome-mv3/content-scripts/', ROOT);
  let bytes = 0;
  for (const name of await readdir(scripts)) {
    bytes += gzipSync(await readFile(new URL(name, scripts)), { level: 9 }).length;
  }
  const outputs = await readdir(new URL('.output/', ROOT));
  const zip = outputs.find((name) => name.endsWith('-chrome.zip'));
  if (!zip) throw new Error('wxt zip left no *-chrome.zip in .output');
  const { size } = await stat(new URL(`.output/${zip}`, ROOT));
  return [
    row('content scripts, gzipped together', bytes / 1000, CONTENT_SCRIPTS_MAX),
    row('packaged extension', size / 1000, ZIP_MAX),
  ];
}

function row(name: string, value: number, target: number): Row {
  return { name, value, unit: 'kB', target, met: value <= target, rival: null, ratio: null };
}
