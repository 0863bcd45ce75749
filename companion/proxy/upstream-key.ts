import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { UpstreamKey } from './upstream.ts';
import type { UpstreamEntry } from './upstream-entry.ts';

type Wanted = NonNullable<UpstreamEntry['key']>;

/** The key from where the file says, or why it cannot be had; never a word of the key itself. */
export async function readUpstreamKey(
  { header, value, env, file }: Wanted,
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ found: UpstreamKey } | { why: string }> {
  const read =
    file === undefined
      ? fromEnvironment(env ?? '', environment)
      : await fromFile(resolve(folder, file));
  if ('why' in read) return read;
  const key = read.text.trim();
  // What is no visible ASCII would be another header, or none.
  if (!/^[!-~]{1,4000}$/.test(key))
    return { why: `${read.from} holds no key in one line of ASCII` };
  return { found: { header, key, value: value.replaceAll('{key}', () => key) } };
}

type Text = { text: string; from: string } | { why: string };

function fromEnvironment(name: string, environment: NodeJS.ProcessEnv): Text {
  const text = environment[name];
  const from = `the environment variable ${name}`;
  return text === undefined || text === '' ? { why: `${from} is not set` } : { text, from };
}

async function fromFile(path: string): Promise<Text> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) return { why: `${path} may be read by others: chmod 600 it` };
    return { text: await readFile(path, 'utf8'), from: path };
  } catch (error) {
    return {
      why: `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    };
  }
}
