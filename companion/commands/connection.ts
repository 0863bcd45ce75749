import { readConfig } from '../config.ts';
import { type Control, openControl } from '../control.ts';
import { CommandError, EXIT } from '../exit-code.ts';

/** What every command that asks the companion takes. */
export const DATA = {
  data: { type: 'string', valueHint: 'folder', description: 'Data folder (or TIERWISE_DATA)' },
} as const;
export const JSON_FLAG = {
  json: { type: 'boolean', description: 'The same for programs, as JSON' },
} as const;
export const AWAY_EXIT = [EXIT.away, 'the companion does not run'] as const;

const AWAY = 'The companion is not running. Start it with: npm run companion';

/** The running companion of the data folder. Throws a CommandError where there is none. */
export async function connect(args: { data?: string | undefined }): Promise<Control> {
  const control = await openControl(readConfig(args, process.env).dataFolder);
  if (!control) throw new CommandError(EXIT.away, AWAY);
  return control;
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
