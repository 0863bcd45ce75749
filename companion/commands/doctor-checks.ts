import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, sep } from 'node:path';
import * as z from 'zod/mini';
import type { Instant } from '../../shared/id.ts';
import { RulesDocument } from '../../shared/protocol.ts';
import { ruleErrors, ruleErrorText } from '../check-rules.ts';
import { PairingFile } from '../pairing.ts';
import { readUpstreams, upstreamNotices } from '../proxy/read-upstreams.ts';
import { upstreamProblem } from '../proxy/upstream.ts';
import type { UpstreamsReply } from '../routes/upstreams.ts';
import { findBrowser } from '../start/find-browser.ts';
import { checkJournal } from '../store/check-journal.ts';

/** One thing that was looked at; `todo` where something is to be done about it. */
export const Finding = z.strictObject({
  check: z.string(),
  state: z.enum(['ok', 'warning', 'problem']),
  found: z.string(),
  todo: z.nullable(z.string()),
});
export type Finding = z.infer<typeof Finding>;
type Found = Omit<Finding, 'check'>;

const ok = (found: string): Found => ({ state: 'ok', found, todo: null });
const warning = (found: string, todo: string): Found => ({ state: 'warning', found, todo });
const problem = (found: string, todo: string): Found => ({ state: 'problem', found, todo });

const NEEDED_NODE = 24;
const MIB = 1 << 20;
/** Under so much the disk is nearly full; under the first the next write may fail. */
const LEAST_FREE = 50 * MIB;
const LITTLE_FREE = 1024 * MIB;
const CLOCKS_DIFFER_MS = 5 * 60_000;
/** Folders whose contents travel to other machines while they are written. */
const SYNCED =
  /^(?:dropbox|onedrive.*|google ?drive|googledrive.*|my drive|icloud.*|mobile documents|nextcloud|owncloud|pcloud.*|mega.*|box|box sync|syncthing|seafile)$/i;
/** `f_type` of NFS, SMB and CIFS as Linux states it. */
const NETWORK_FILES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

export function checkNode(version = process.versions.node): Found {
  if (Number.parseInt(version, 10) >= NEEDED_NODE) return ok(version);
  return problem(version, `Run it with npx tierwise, which brings Node ${NEEDED_NODE} along.`);
}

/** Who may enter the data folder and its files. */
export async function checkFolder(path: string): Promise<Found> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error.code ?? 'unknown');
  if (info === 'ENOENT') return ok(`${path} is not there yet: the first start makes it`);
  if (typeof info === 'string') return problem(`${path}: ${info}`, 'See that you may read it.');
  if (!info.isDirectory()) return problem(`${path} is no folder`, 'Give another one with --data.');
  if (process.platform === 'win32') return ok(path);
  if (info.uid !== process.getuid?.())
    return problem(`${path} belongs to another user`, 'Give another one with --data.');
  if ((info.mode & 0o077) !== 0)
    return problem(`others may enter ${path}`, `See what is in it, then: chmod 700 '${path}'`);
  const isWritable = await access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) return problem(`${path} cannot be written`, `chmod u+w '${path}'`);
  const open: string[] = [];
  for (const name of await readdir(path, { recursive: true })) {
    // What a running companion replaces may be gone by now.
    const mode = await stat(join(path, name)).then(
      (file) => file.mode,
      () => 0,
    );
    if ((mode & 0o077) !== 0) open.push(name);
  }
  if (open.length === 0) return ok(path);
  return warning(
    `others could read ${open.length} files in ${path}, were it open: ${open[0]}`,
    `chmod -R go-rwx '${path}'`,
  );
}

export async function checkDisk(path: string): Promise<Found> {
  const disk = await statfs(path).catch(() => null);
  if (disk === null) return ok('not looked at: the folder is not there yet');
  const free = disk.bavail * disk.bsize;
  const found = `${Math.floor(free / MIB).toLocaleString('en-US')} MiB free`;
  if (free < LEAST_FREE)
    return problem(found, 'Make room: nothing can be recorded on a full disk.');
  if (free < LITTLE_FREE) return warning(found, 'Make room soon.');
  if (NETWORK_FILES.has(disk.type))
    return warning('the folder is on another machine', 'Put it on a disk of this one with --data.');
  return ok(found);
}

export function checkSynced(path: string): Found {
  const synced = path.split(sep).find((part) => SYNCED.test(part));
  if (synced === undefined) return ok('the folder is in none that is known to be synced');
  return warning(
    `the folder is inside "${synced}", which seems to be synced`,
    'Put it elsewhere with --data: two machines that write one history damage it.',
  );
}

export async function checkHistory(path: string, now: Instant, isRunning: boolean): Promise<Found> {
  const journal = join(path, 'journal');
  if (!(await isThere(journal))) return ok('no event yet');
  const { events, files, latest, torn, damage } = await checkJournal(journal);
  if (damage !== null) return problem(damage, 'Put the file back from a backup.');
  const found = `${events.toLocaleString('en-US')} events in ${files} files, every line whole`;
  if (latest !== null && latest > now + CLOCKS_DIFFER_MS)
    return warning(
      `${found}, the latest from ${new Date(latest).toISOString()}`,
      'The clock went back since: set it right, or days will be counted wrongly.',
    );
  // Its last line may be half written at this moment.
  if (torn && !isRunning)
    return warning(`${found}, but the last was interrupted`, 'The next start sets it aside.');
  return ok(found);
}

export async function checkPairings(path: string): Promise<Found> {
  const text = await readFile(join(path, 'state/pairings.json'), 'utf8').catch(() => null);
  if (text === null) return warning('no browser is connected', 'Connect one: tierwise pair');
  const parsed = PairingFile.safeParse(jsonIn(text));
  if (!parsed.success)
    return problem('pairings.json cannot be read', 'Connect the browsers anew: tierwise pair');
  const { length } = parsed.data.pairings.filter(({ revokedAt }) => revokedAt === null);
  if (length === 0) return warning('no browser is connected', 'Connect one: tierwise pair');
  return ok(`${length} connected`);
}

export async function checkRulesFile(path: string): Promise<Found> {
  const text = await readFile(join(path, 'state/rules.json'), 'utf8').catch(() => null);
  if (text === null) return ok('those that come with Tierwise');
  const parsed = RulesDocument.safeParse(jsonIn(text));
  if (!parsed.success)
    return problem('rules.json does not fit', 'Put it back from a backup, or save the rules anew.');
  const [error] = ruleErrors(parsed.data.rules);
  if (error) return problem(ruleErrorText(error), 'Mend it in the options page.');
  return ok(`${parsed.data.rules.length} rules, revision ${parsed.data.revision}`);
}

/** @param running what a running companion made of its file, with the keys of its own environment. */
export async function checkUpstreams(
  file: string,
  isWanted: boolean,
  running: UpstreamsReply | null,
): Promise<Found> {
  const {
    names,
    problem: whole,
    notice,
  } = running ? upstreamsOf(running) : await upstreamsIn(file, isWanted);
  const todo =
    'Mend the file, or set what it names: it is read again by itself. Only what the environment holds needs a new start.';
  if (whole !== null) return names.length > 0 ? warning(whole, todo) : problem(whole, todo);
  if (notice !== null) return warning(notice, todo);
  return ok(names.length === 0 ? 'none named' : names.join(', '));
}

function upstreamsOf({ upstreams, problem }: UpstreamsReply) {
  const off = upstreams.find((one) => one.off !== null);
  const notice = off ? `The upstream "${off.name}" is off: ${off.off}.` : null;
  return { names: upstreams.map(({ name }) => name), problem, notice };
}

async function upstreamsIn(file: string, isWanted: boolean) {
  const upstreams = await readUpstreams(file, process.env, isWanted);
  const [notice = null] = upstreamNotices(upstreams);
  const names = upstreams.usable.map(({ name }) => name);
  return { names, problem: upstreamProblem(upstreams), notice };
}

/** @param url of the companion, where one runs. */
export async function checkPorts(ports: readonly number[], url: string | null): Promise<Found> {
  if (url !== null) return ok(`the companion answers at ${url}`);
  const taken: number[] = [];
  for (const port of ports) if (!(await isFree(port))) taken.push(port);
  if (taken.length === 0) return ok(`${ports.join(', ')} are free`);
  const found = `taken by other programs: ${taken.join(', ')}`;
  if (taken.length < ports.length) return ok(`${found}; the others are free`);
  return problem(found, 'End one of them, or give another port with --port.');
}

export function checkClock(now: Instant): Found {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const text = `${new Date(now).toISOString()}, zone ${timeZone}`;
  // Before this was written no right clock can be.
  if (now < Date.UTC(2026, 0)) return problem(text, 'Set the clock of this machine right.');
  return ok(text);
}

export function checkBrowser(): Found {
  try {
    return ok(findBrowser());
  } catch (error) {
    return warning((error as Error).message, 'Needed for npm start alone.');
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
