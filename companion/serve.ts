import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import manifest from '../package.json' with { type: 'json' };
import { DEFAULT_RULES } from '../shared/default-pack.ts';
import { Id, type Instant } from '../shared/id.ts';
import { keepPack } from '../shared/keep-pack.ts';
import { COMPANION_PORTS, RulesDocument } from '../shared/protocol.ts';
import { RuleHistory } from '../shared/rule.ts';
import { createApp } from './app.ts';
import { ClientFile, openClientTokens } from './client-tokens.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { listen } from './listen.ts';
import { localKey, removeLocalKey, saveLocalKey } from './local-key.ts';
import { openPairings, PairingFile } from './pairing.ts';
import { upstreamNotices } from './proxy/read-upstreams.ts';
import { openUpstreams } from './proxy/upstream-source.ts';
import { RATE } from './rate-limit.ts';
import { pairingUrl } from './routes/pairings.ts';
import { openDataFolder } from './store/data-folder.ts';
import { openDocument } from './store/document.ts';
import { openJournalStore } from './store/journal-store.ts';
import { openThumbnails } from './store/thumbnails.ts';

export type CompanionOptions = {
  dataFolder: string;
  /** One port (0: any free one), or several to try in turn. `COMPANION_PORTS` by default. */
  port?: number;
  ports?: readonly number[];
  now?: () => Instant;
  /** The file of upstreams; `upstreams.json` in the data folder by default, where there is one. */
  upstreams?: string | undefined;
  /** To stderr by default. */
  log?: Logger;
  /** Called once a browser is paired, with the six digits that it shows too. */
  onPaired?: (paired: { label: string; check: string }) => void;
};

export type Companion = {
  /** `http://127.0.0.1:7801` */
  url: string;
  port: number;
  /** A fresh link to the pairing page; its code lives two minutes unless told otherwise. */
  newPairingUrl(lifeMs?: number): string;
  /** Whether any browser is paired. */
  isPaired(): boolean;
  ledger: Ledger;
  /** What start-up had to repair, for people. */
  notices: string[];
  /** Answers what is under way, saves a checkpoint, and lets go of the data folder. */
  close(): Promise<void>;
};

const Identity = z.nullable(z.strictObject({ instance: Id, device: Id }));

/**
 * Starts a companion in this process. Throws `DataFolderBusy` when another one has the folder,
 * `DataFolderUnsafe` when others may enter it, `CorruptHistory` when kept events cannot be read,
 * `NoPort` when no port is free.
 */
export async function startCompanion(options: CompanionOptions): Promise<Companion> {
  const now = options.now ?? Date.now;
  const log =
    options.log ?? pino({ level: process.env.TIERWISE_LOG ?? 'info' }, pino.destination(2));
  const folder = await openDataFolder(options.dataFolder);
  const undo: (() => unknown)[] = [() => folder.release()];
  try {
    const state = join(folder.path, 'state');
    await mkdir(state, { recursive: true, mode: 0o700 });
    const open = <T>(name: string, schema: z.core.$ZodType<T>, initial: T) =>
      openDocument(join(state, name), schema, initial, now);
    const identities = await open('identity.json', Identity, null);
    const minted = { instance: uuidv7(), device: uuidv7() };
    const identity = (await identities.update((known) => known ?? minted)) ?? minted;
    const pairingFile = await open('pairings.json', PairingFile, { pairings: [] });
    const clientFile = await open('clients.json', ClientFile, { clients: [] });
    const rules = await open('rules.json', RulesDocument, DEFAULT_RULES);
    const ruleHistory = await open('rule-history.json', RuleHistory, { revisions: [] });
    // Where the disk refuses, the rules of before go on.
    await rules.update((stored) => keepPack(stored, now())).catch(() => {});
    const ledger = await openLedger({ store: await openJournalStore(folder.path, now), now });
    undo.push(() => ledger.close());

    const file = options.upstreams ?? join(folder.path, 'upstreams.json');
    const upstreams = await openUpstreams({
      ...{ file, environment: process.env, log },
      isWanted: options.upstreams !== undefined,
    });
    const noticed = rules.data.revision;
    // Once rules are saved anew, what became of the old ones is history.
    const notices = () => [
      ...[identities, pairingFile, clientFile].flatMap(({ notice }) => notice ?? []),
      ...(rules.notice && rules.data.revision === noticed ? [rules.notice] : []),
      ...ledger.recovery.notices,
      ...upstreamNotices(upstreams.current()),
    ];
    const local = localKey(identity.device, now());
    const pairings = openPairings({ file: pairingFile, instance: identity.instance, now, local });
    let port = 0;
    const app = createApp({
      ...identity,
      ledger,
      rules,
      ruleHistory,
      pairings,
      clients: openClientTokens(clientFile, now),
      upstreams,
      thumbnails: openThumbnails(folder.path),
      version: manifest.version,
      port: () => port,
      now,
      log,
      rate: RATE,
      notices,
      onPaired: options.onPaired ?? (() => {}),
      beforeClose: (step) => void undo.push(step),
    });
    const ports = options.ports ?? (options.port === undefined ? COMPANION_PORTS : [options.port]);
    const listening = await listen(listenerOf(app), ports);
    port = listening.port;
    undo.push(() => closeServer(listening.server));
    await saveLocalKey(state, { port, instance: identity.instance, ...local });
    undo.push(() => removeLocalKey(state));

    for (const notice of notices()) log.warn(notice);
    log.info({ port, events: ledger.position }, 'companion is up');
    let closing: Promise<void> | null = null;
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      newPairingUrl: (lifeMs) => pairingUrl(port, pairings.newCode(lifeMs)),
      isPaired: () => pairings.list().some(({ revokedAt }) => revokedAt === null),
      ledger,
      notices: notices(),
      close: () => (closing ??= unwind(undo)),
    };
  } catch (error) {
    await unwind(undo);
    throw error;
  }
}

function listenerOf(app: ReturnType<typeof createApp>) {
  return getRequestListener(app.fetch as Parameters<typeof getRequestListener>[0], {
    overrideGlobalObjects: false,
    errorHandler: () =>
      Response.json(
        {
          error: { code: 'bad-request', message: 'This is not a request that can be understood.' },
        },
        { status: 400 },
      ),
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Whoever has not finished by then keeps its event and sends it again.
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}

/** Undoes the steps of the start, last first, and every one of them whatever fails. */
async function unwind(undo: (() => unknown)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
