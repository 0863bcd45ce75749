import { defineCommand } from 'citty';
import * as z from 'zod/mini';
import { siteName } from '../../shared/id.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { Speaker } from '../pairing.ts';
import { ClientReply, EndedReply, PairingsReply } from '../routes/pairings.ts';
import { UpstreamsReply } from '../routes/upstreams.ts';
import { paragraph, table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { minuteText } from './words.ts';

/** What `tierwise proxy token list --json` prints. */
export const Tokens = z.strictObject({ tokens: z.array(Speaker) });

const upstreams = defineCommand({
  meta: {
    name: 'upstreams',
    description: 'List the upstreams of the file, and why one is off',
    exits: [[EXIT.failed, 'the file does not fit, or an upstream is off'], AWAY_EXIT],
    examples: ['tierwise proxy upstreams'],
  },
  args: { ...JSON_FLAG, ...DATA },
  async run({ args }) {
    const control = await connect(args);
    const found = UpstreamsReply.parse(await control('GET', '/upstreams'));
    const isOff = found.problem !== null || found.upstreams.some(({ off }) => off !== null);
    process.exitCode = isOff ? EXIT.failed : EXIT.done;
    print(args.json ? jsonText(found) : upstreamsText(found, control.url));
  },
});

function upstreamsText({ upstreams, problem }: UpstreamsReply, url: string): string {
  const wrong = problem === null ? [] : [paragraph(problem)];
  if (upstreams.length === 0)
    return wrong[0] ?? 'No upstream is named: there is no upstreams.json.';
  const listed = table(
    [
      { title: 'Upstream' },
      { title: 'Base URL for scripts' },
      { title: 'Studio' },
      { title: 'Leads to' },
    ],
    upstreams.map(({ name, base, site, off }) => [
      name,
      off === null ? `${url}/proxy/${name}` : '',
      site === null ? '' : siteName(site),
      off === null ? (base ?? '') : `off: ${off}`,
    ]),
  );
  return [listed, ...wrong].join('\n\n');
}

const add = defineCommand({
  meta: {
    name: 'add',
    description: 'Make a token for a script, and print it this once',
    details: 'The script puts it where its upstream’s key would be. Only its SHA-256 is kept.',
    exits: [AWAY_EXIT],
    examples: ['tierwise proxy token add "nightly renders"'],
  },
  args: {
    label: { type: 'positional', description: 'What it is for, to be told from others' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const body = { label: args.label };
    const made = ClientReply.parse(await control('POST', '/pairings/clients', body));
    print(args.json ? jsonText(made) : made.token);
  },
});

const list = defineCommand({
  meta: {
    name: 'list',
    description: 'List the tokens by their keys; the tokens themselves are kept nowhere',
    exits: [AWAY_EXIT],
    examples: ['tierwise proxy token list'],
  },
  args: { ...JSON_FLAG, ...DATA },
  async run({ args }) {
    const control = await connect(args);
    const { pairings } = PairingsReply.parse(await control('GET', '/pairings'));
    const tokens = pairings.filter(isToken);
    if (args.json) print(jsonText(Tokens.parse({ tokens })));
    else if (tokens.length === 0) print('No token was made.');
    else {
      print(
        table(
          [{ title: 'Key' }, { title: 'Since' }, { title: 'Ended' }, { title: 'Script' }],
          tokens.map(({ key, at, revokedAt, label }) => [
            key,
            minuteText(at),
            revokedAt === null ? '' : minuteText(revokedAt),
            label,
          ]),
        ),
      );
    }
  },
});

const revoke = defineCommand({
  meta: {
    name: 'revoke',
    description: 'End a token',
    exits: [[EXIT.failed, 'there is no such token'], AWAY_EXIT],
    examples: ['tierwise proxy token revoke 019ab2c0-0000-7000-8000-00000000000c'],
  },
  args: {
    key: { type: 'positional', description: 'Its key, as the list names it' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const { pairings } = PairingsReply.parse(await control('GET', '/pairings'));
    if (!pairings.some((one) => isToken(one) && one.key === args.key && one.revokedAt === null)) {
      throw new CommandError(EXIT.failed, `There is no token ${args.key}.`);
    }
    const ended = EndedReply.parse(await control('DELETE', `/pairings/${args.key}`));
    print(args.json ? jsonText(ended) : `Ended ${args.key}.`);
  },
});

/** Browsers have an origin, scripts have none. */
function isToken({ origin }: Speaker): boolean {
  return origin === null;
}

const token = defineCommand({
  meta: { name: 'token', description: 'Make, list and end the tokens of scripts' },
  subCommands: { add, list, revoke },
});

export const proxy = defineCommand({
  meta: {
    name: 'proxy',
    description: 'The upstreams that scripts reach through the companion, and their tokens',
  },
  subCommands: { upstreams, token },
});
