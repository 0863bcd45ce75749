import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ArgsDef } from 'citty';
import { type Route, readRoutes } from './routes/route.ts';
import { Usage } from './usage.ts';

/** For the help; several of them may be given more than once, which citty does not read. */
export const ARGS = {
  url: { type: 'positional', required: true, description: 'Address of the studio’s page' },
  do: {
    type: 'string',
    valueHint: 'prompt text',
    description: 'Write this prompt, press Generate, wait for the outcome',
  },
  routes: {
    type: 'string',
    valueHint: 'file',
    description: 'Answer the page’s requests from this list; nothing leaves this machine then',
  },
  profile: { type: 'string', valueHint: 'file', description: 'Import this profile first' },
  json: { type: 'boolean', description: 'Print the result as JSON' },
  cookie: {
    type: 'string',
    valueHint: 'name=value',
    description: 'Set a cookie (as often as needed)',
  },
  'local-storage': {
    type: 'string',
    valueHint: 'key=value',
    description: 'Store a value before the page’s first script (as often as needed)',
  },
  click: {
    type: 'string',
    valueHint: 'css',
    description: 'Click before reading (as often as needed, in order; >>> goes into shadow roots)',
  },
  wait: {
    type: 'string',
    valueHint: 'seconds',
    description: 'How long to wait for the outcome of --do (60)',
  },
  viewport: { type: 'string', valueHint: 'WxH', description: 'Size of the page (1280x900)' },
  screenshot: {
    type: 'string',
    valueHint: 'file.png',
    description: 'Draw the page as it is at the end',
  },
  headful: { type: 'boolean', description: 'Show the browser' },
} as const satisfies ArgsDef;

export type ProbeOptions = {
  url: string;
  prompt: string | null;
  routes: { list: Route[]; notes: string[] } | null;
  /** The profile's text. */
  profile: { path: string; text: string } | null;
  json: boolean;
  cookies: [string, string][];
  localStorage: [string, string][];
  clicks: string[];
  waitMs: number;
  viewport: { width: number; height: number };
  screenshot: string | null;
  headless: boolean;
};

/** @throws Usage naming what is wrong */
export function readOptions(raw: readonly string[]): ProbeOptions {
  const { values, positionals } = parsed(raw);
  const [url, ...more] = positionals;
  if (url === undefined)
    throw new Usage('Which page? npm run probe -- https://studio.example/create');
  if (more.length > 0)
    throw new Usage(`One address at a time; "${more[0]}" came after it. Quote texts with spaces.`);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Usage(`The address has to begin with http:// or https://; "${url}" does not.`);
  const { profile } = values;
  if (values.do !== undefined && values.do.trim() === '') throw new Usage('--do takes a prompt.');
  return {
    url,
    prompt: values.do ?? null,
    routes: values.routes === undefined ? null : readRoutes(values.routes),
    profile: profile === undefined ? null : { path: profile, text: textOf(profile) },
    json: values.json,
    cookies: values.cookie.map((one) => pair('--cookie', one)),
    localStorage: values['local-storage'].map((one) => pair('--local-storage', one)),
    clicks: values.click,
    waitMs: secondsOf(values.wait) * 1000,
    viewport: sizeOf(values.viewport),
    screenshot: values.screenshot ?? null,
    headless: !values.headful,
  };
}

function parsed(raw: readonly string[]) {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...raw],
      allowPositionals: true,
      options: {
        do: text,
        routes: text,
        profile: text,
        json: flag,
        cookie: texts,
        'local-storage': texts,
        click: texts,
        wait: { type: 'string', default: '60' },
        viewport: { type: 'string', default: '1280x900' },
        screenshot: text,
        headful: flag,
      },
    });
  } catch (error) {
    throw new Usage((error as Error).message);
  }
}

function pair(option: string, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Usage(`${option} takes name=value; "${text}" has no name and value.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 3600))
    throw new Usage(`--wait takes seconds, at most 3600; "${text}" is not that.`);
  return seconds;
}

function sizeOf(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{2,4})x(\d{2,4})$/.exec(text) ?? [];
  if (!width || !height)
    throw new Usage(`--viewport takes a size such as 1280x900, not "${text}".`);
  return { width: Number(width), height: Number(height) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Usage(`${path} cannot be read: ${(error as Error).message}`);
  }
}
