import { defineCommand, runCommand, showUsage } from 'citty';
import { readConfig, type Wish } from './config.ts';
import { openControl } from './control.ts';
import { NoPort } from './listen.ts';
import { report, Usage } from './report-command.ts';
import { CodeReply, EndedReply, PairingsReply } from './routes/pairings.ts';
import { startCompanion } from './serve.ts';
import { DataFolderBusy } from './store/data-folder.ts';

/** Exit codes, so that a service manager can tell what to do. */
const FAILED = 1;
const BUSY = 3;
const NO_PORT = 4;
const USAGE = 64;

const args = {
  data: { type: 'string', valueHint: 'folder', description: 'Data folder (or TIERWISE_DATA)' },
  port: { type: 'string', valueHint: 'number', description: 'Port (or TIERWISE_PORT)' },
  upstreams: {
    type: 'string',
    valueHint: 'file',
    description: 'Upstreams of the proxy (or TIERWISE_UPSTREAMS)',
  },
} as const;

const start = defineCommand({
  meta: { name: 'start', description: 'Start the companion (the default)' },
  args,
  run: ({ args }) => serve(args),
});

const pair = defineCommand({
  meta: { name: 'pair', description: 'Print a link that connects a browser' },
  args,
  async run({ args }) {
    const control = await openControl(readConfig(args, process.env).dataFolder);
    if (!control) return serve(args, true);
    const { url } = CodeReply.parse(await control('POST', '/pairings/codes'));
    say(linkText(url));
  },
});

const pairings = defineCommand({
  meta: { name: 'pairings', description: 'List the connected browsers, or end one with --revoke' },
  args: {
    ...args,
    revoke: { type: 'string', valueHint: 'key', description: 'End the pairing of this key' },
  },
  async run({ args }) {
    const control = await openControl(readConfig(args, process.env).dataFolder);
    if (!control) throw new Error('The companion is not running. Start it with: npm run companion');
    if (args.revoke) {
      EndedReply.parse(await control('DELETE', `/pairings/${encodeURIComponent(args.revoke)}`));
      return say(`Ended ${args.revoke}.`);
    }
    const { pairings } = PairingsReply.parse(await control('GET', '/pairings'));
    if (pairings.length === 0) return say('No browser is connected.');
    for (const { key, label, at, revokedAt } of pairings) {
      const since = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
      say(`${key}  ${since}  ${label}${revokedAt === null ? '' : '  (ended)'}`);
    }
  },
});

const COMMANDS = { start, pair, pairings, report };
const main = defineCommand({
  meta: {
    name: 'companion',
    description: 'Keeps the history and judges each request, on this machine',
  },
  subCommands: COMMANDS,
});

async function serve(args: Wish, wantsLink = false): Promise<void> {
  const companion = await startCompanion({
    ...readConfig(args, process.env),
    onPaired: ({ label, check }) =>
      say(`Connected: ${label}. Both sides show ${check.slice(0, 3)} ${check.slice(3)}.`),
  });
  for (const notice of companion.notices) say(`Note: ${notice}`);
  say(`Tierwise companion at ${companion.url}`);
  if (wantsLink || !companion.isPaired()) say(linkText(companion.newPairingUrl()));
  const stop = () => {
    companion.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function linkText(url: string): string {
  return `Connect a browser within two minutes: ${url}\nAnother link: npm run companion -- pair`;
}

function exitCode(error: unknown): number {
  if (error instanceof DataFolderBusy) return BUSY;
  if (error instanceof NoPort) return NO_PORT;
  return error instanceof Usage ? USAGE : FAILED;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(exitCode(error));
}

// What is written from here on is for its owner alone.
process.umask(0o077);
const raw = process.argv.slice(2);
if (raw.includes('--help') || raw.includes('-h')) {
  if (raw[0] === 'pairings') await showUsage(pairings);
  else if (raw[0] === 'report') await showUsage(report);
  else if (raw[0] === 'pair' || raw[0] === 'start') await showUsage(COMMANDS[raw[0]]);
  else await showUsage(main);
} else {
  const named = raw[0] !== undefined && Object.hasOwn(COMMANDS, raw[0]);
  await runCommand(main, { rawArgs: named ? raw : ['start', ...raw] }).catch(fail);
}
