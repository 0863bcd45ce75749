import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import writeFileAtomic from 'write-file-atomic';
import * as z from 'zod/mini';
import { Id, type Instant } from '../shared/id.ts';
import type { Pairing } from './pairing.ts';

/** How the command line finds and addresses the companion that runs on a data folder. */
const LocalKey = z.object({ port: z.int(), instance: Id, key: Id, secret: z.string() });
export type LocalKey = z.infer<typeof LocalKey>;

const NAME = 'running.json';

/** The key of this start for whoever may read the data folder. */
export function localKey(device: Id, at: Instant): Pairing {
  return {
    key: uuidv7(),
    secret: randomBytes(32).toString('hex'),
    label: 'command line',
    device,
    origin: null,
    scopes: ['read', 'rules', 'admin'],
    at,
    revokedAt: null,
  };
}

export async function saveLocalKey(state: string, local: LocalKey): Promise<void> {
  const { port, instance, key, secret } = local;
  const text = JSON.stringify({ port, instance, key, secret });
  await writeFileAtomic(join(state, NAME), text, { mode: 0o600 });
}

export async function removeLocalKey(state: string): Promise<void> {
  await rm(join(state, NAME), { force: true });
}

/** Null when no companion left one there, or what is there is none. */
export async function readLocalKey(state: string): Promise<LocalKey | null> {
  try {
    return LocalKey.parse(JSON.parse(await readFile(join(state, NAME), 'utf8')));
  } catch {
    return null;
  }
}
