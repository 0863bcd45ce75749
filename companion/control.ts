import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Id } from '../shared/id.ts';
import { HelloReply } from '../shared/protocol.ts';
import { readLocalKey } from './local-key.ts';
import { helloProof, isSame } from './proof.ts';

/** Asks the running companion; the answer is its JSON. Throws an Error with its message on a refusal. */
export type Control = {
  (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** `http://127.0.0.1:7801` */
  url: string;
  version: string;
  /** Names the command line for as long as this companion runs. */
  device: Id;
};

/**
 * The way from the command line to the companion that runs on this data folder. Null when none
 * answers there, or another program does: that one gets no key to see.
 */
export async function openControl(dataFolder: string): Promise<Control | null> {
  const local = await readLocalKey(join(dataFolder, 'state'));
  if (!local) return null;
  const { port, instance, key, secret } = local;
  const url = `http://127.0.0.1:${port}`;
  const base = `${url}/v1`;
  const nonce = randomBytes(16).toString('hex');
  let version: string;
  try {
    const reply = await fetch(`${base}/hello?nonce=${nonce}&key=${key}`, {
      signal: AbortSignal.timeout(2000),
    });
    const hello = HelloReply.parse(await reply.json());
    if (!isSame(hello.proof, helloProof(secret, nonce, port, instance))) return null;
    version = hello.version;
  } catch {
    return null;
  }
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object = {},
  ) => {
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}.${secret}`, 'Content-Type': 'application/json' },
      ...(method === 'POST' || method === 'PUT' ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await reply.json()) as { error?: { message: string } };
    if (!reply.ok) throw new Error(answer.error?.message ?? `HTTP ${reply.status}`);
    return answer;
  };
  return Object.assign(ask, { url, version, device: key });
}
