import { defineCommand } from 'citty';
import { readConfig, type Wish } from '../config.ts';
import { EXIT } from '../exit-code.ts';
import { DATA, print } from './connection.ts';

export const SERVE_ARGS = {
  ...DATA,
  port: { type: 'string', valueHint: 'number', description: 'Port (or TIERWISE_PORT)' },
  upstreams: {
    type: 'string',
    valueHint: 'file',
    description: 'Upstreams of the proxy (or TIERWISE_UPSTREAMS)',
  },
} as const;
export const SERVE_EXITS = [
  [EXIT.failed, 'it could not start'],
  [EXIT.busy, 'another companion has the data folder'],
  [EXIT.noPort, 'no port is free'],
] as const;

export const start = defineCommand({
  meta: {
    name: 'start',
    description: 'Start the companion (the default)',
    details: 'It runs until Ctrl+C, and prints a link for the first browser.',
    exits: SERVE_EXITS,
    examples: ['tierwise start', 'tierwise start --data ~/tierwise --port 7801'],
  },
  args: SERVE_ARGS,
  run: ({ args }) => serve(args),
});

/** Runs the companion until a signal ends it. @param wantsLink even where a browser is paired. */
export async function serve(args: Wish, wantsLink = false): Promise<void> {
  // Only here: the other commands need not wait until all of the companion is loaded.
  const { startCompanion } = await import('../serve.ts');
  const companion = await startCompanion({
    ...readConfig(args, process.env),
    onPaired: ({ label, check }) =>
      print(`Connected: ${label}. Both sides show ${check.slice(0, 3)} ${check.slice(3)}.`),
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    try {
      await companion.close();
      process.exit(EXIT.done);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exit(EXIT.failed);
    }
  };
  // A terminal and a launcher may both pass on the same Ctrl+C.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Whoever reads that it runs may end it at once.
  for (const notice of companion.notices) print(`Note: ${notice}`);
  print(`Tierwise companion at ${companion.url}`);
  if (wantsLink || !companion.isPaired()) print(linkText(companion.newPairingUrl()));
}

export function linkText(url: string): string {
  return `Connect a browser within two minutes: ${url}\nAnother link: npm run companion -- pair`;
}
