import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const ROOT = new URL('../../', import.meta.url);
const WITH_PAGE_MAX = 40;
const ZIP_MAX = 400;
/** What works on images is loaded once the page is idle. */
const LATE = 'cards.js';

/** What a page loads with itself and later (scripts gzipped one by one), and what a person downloads. */
export async function benchSize(): Promise<Row[]> {
  const wxt = fileURLToPath(new URL('node_modules/wxt/bin/wxt.mjs', ROOT));
  await promisify(execFile)(process.execPath, [wxt, 'zip'], { cwd: fileURLToPath(ROOT) });
  const built = new URL('.output/chrome-mv3/', ROOT);
  const scripts = new URL('content-scripts/', built);
  let withPage = 0;
  for (const name of await readdir(scripts)) withPage += await gzipped(new URL(name, scripts));
  const late = await gzipped(new URL(LATE, built));
  const outputs = await readdir(new URL('.output/', ROOT));
  const zip = outputs.find((name) => name.endsWith('-chrome.zip'));
  if (!zip) throw new Error('wxt zip left no *-chrome.zip in .output');
  const { size } = await stat(new URL(`.output/${zip}`, ROOT));
  return [
    row('scripts loaded with the page, gzipped', withPage / 1000, WITH_PAGE_MAX),
    row(`${LATE}, loaded later, gzipped`, late / 1000, null),
    row('packaged extension', size / 1000, ZIP_MAX),
  ];
}

async function gzipped(file: URL): Promise<number> {
  return gzipSync(await readFile(file), { level: 9 }).length;
}

function row(name: string, value: number, target: number | null): Row {
  const met = target === null ? null : value <= target;
  return { name, value, unit: 'kB', target, met, rival: null, ratio: null };
}
