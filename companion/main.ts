import manifest from '../package.json' with { type: 'json' };
import { plainText } from '../shared/plain-text.ts';
import { runCommandLine } from './command-line.ts';
import { tierwise } from './commands/all.ts';
import { print } from './commands/connection.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { NoPort } from './listen.ts';
import { DataFolderBusy } from './store/data-folder.ts';

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
  await runCommandLine(tierwise, 'tierwise', raw, print).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message.split('\n').map(plainText).join('\n')}\n`);
    process.exitCode = exitCodeOf(error);
  });
}
