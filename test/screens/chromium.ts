import { existsSync } from 'node:fs';

const candidates = [
  process.env.BROWSER_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const found = candidates.find((path) => path !== undefined && existsSync(path));

/** The Chromium-family browser of this machine. Throws, with the fix, where there is none. */
export const chromiumPath: string =
  found ??
  (() => {
    throw new Error('No Chromium found: apt-get install chromium, or set BROWSER_PATH.');
  })();
