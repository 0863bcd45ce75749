import { defineCommand } from 'citty';
import { readConfig } from '../config.ts';
import { openControl } from '../control.ts';
import { CodeReply } from '../routes/pairings.ts';
import { print } from './connection.ts';
import { linkText, SERVE_ARGS, SERVE_EXITS, serve } from './start.ts';

export const pair = defineCommand({
  meta: {
    name: 'pair',
    description: 'Print a link that connects a browser',
    details:
      'The link is good for two minutes and once. Where no companion runs, it is started first and stays until Ctrl+C.',
    exits: SERVE_EXITS,
    examples: ['tierwise pair'],
  },
  args: SERVE_ARGS,
  async run({ args }) {
    const control = await openControl(readConfig(args, process.env).dataFolder);
    if (!control) return serve(args, true);
    print(linkText(CodeReply.parse(await control('POST', '/pairings/codes')).url));
  },
});
