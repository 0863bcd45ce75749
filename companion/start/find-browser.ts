import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names on the PATH, best first: Chromium itself takes unpacked extensions most readily. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'brave-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'vivaldi',
];

const FOLDERS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].map((path) => join(process.env[variable] ?? 'C:\\', path)),
  ),
};

/**
 * The path of a Chromium-family browser: `BROWSER_PATH` where it is set, else the first one found.
 * Throws an error that names the fix where there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  if (env.BROWSER_PATH) {
    if (isExecutable(env.BROWSER_PATH)) return env.BROWSER_PATH;
    throw new Error(`BROWSER_PATH is ${env.BROWSER_PATH}, which is not a program that can be run.`);
  }
  const onPath = NAMES.flatMap((name) =>
    (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
  );
  const found = [...onPath, ...(FOLDERS[process.platform] ?? [])].find(isExecutable);
  if (found) return found;
  throw new Error(
    'No Chromium-family browser was found. Install one (Debian and Ubuntu: apt install chromium) or set BROWSER_PATH to one.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
