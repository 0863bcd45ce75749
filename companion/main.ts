import { defineCommand } from 'citty';
import manifest from '../package.json' with { type: 'json' };
import { plainText } from '../shared/plain-text.ts';
import { runCommandLine } from './command-line.ts';
import { print } from './commands/connection.ts';
import { forecast } from './commands/forecast.ts';
import { guard } from './commands/guard.ts';
import { openapi } from './commands/openapi.ts';
import { pair } from './commands/pair.ts';
import { pairings } from './commands/pairings.ts';
import { proxy } from './commands/proxy.ts';
import { report } from './commands/report.ts';
import { rules } from './commands/rules.ts';
import { start } from './commands/start.ts';
import { status } from './commands/status.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { NoPort } from './listen.ts';
import { DataFolderBusy } from './store/data-folder.ts';

const main = defineCommand({
  meta: {
    name: 'tierwise',
    description: 'Keeps the history and judges each request, on this machine',
    details:
      'Credits in JSON are whole thousandths, instants are milliseconds since 1970 UTC, null is "not known".',
    exits: [
      [EXIT.failed, 'failed, refused, or found wrong'],
      [EXIT.away, 'the companion does not run'],
    ],
    examples: ['tierwise', 'tierwise status', 'tierwise report --json'],
  },
  subCommands: { start, status, report, forecast, guard, rules, pair, pairings, proxy, openapi },
  default: 'start',
});

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof DataFolderBusy) return EXIT.busy;
  return error instanceof NoPort ? EXIT.noPort : EXIT.failed;
}

// What is written from here on is for its owner alone.
process.umask(0o077);
const raw = process.argv.slice(2);
if (raw.length === 1 && raw[0] === '--version') print(manifest.version);
else {
  await runCommandLine(main, 'tierwise', raw, print).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message.split('\n').map(plainText).join('\n')}\n`);
    process.exitCode = exitCodeOf(error);
  });
}
