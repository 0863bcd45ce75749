import { defineCommand } from 'citty';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { EndedReply, PairingsReply } from '../routes/pairings.ts';
import { table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { minuteText } from './words.ts';

export const pairings = defineCommand({
  meta: {
    name: 'pairings',
    description: 'List the connected browsers and scripts, or end one with --revoke',
    exits: [[EXIT.failed, 'there is no such pairing'], AWAY_EXIT],
    examples: [
      'tierwise pairings',
      'tierwise pairings --revoke 019ab2c0-0000-7000-8000-00000000000e',
    ],
  },
  args: {
    revoke: { type: 'string', valueHint: 'key', description: 'End the pairing of this key' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    if (args.revoke) {
      const path = `/pairings/${encodeURIComponent(args.revoke)}`;
      const ended = EndedReply.parse(await control('DELETE', path));
      print(args.json ? jsonText(ended) : `Ended ${args.revoke}.`);
      return;
    }
    const found = PairingsReply.parse(await control('GET', '/pairings'));
    if (args.json) print(jsonText(found));
    else if (found.pairings.length === 0) print('Nothing is connected.');
    else print(pairingsText(found));
  },
});

function pairingsText({ pairings }: PairingsReply): string {
  return table(
    [{ title: 'Key' }, { title: 'Since' }, { title: 'Ended' }, { title: 'Browser or script' }],
    pairings.map(({ key, at, revokedAt, label }) => [
      key,
      minuteText(at),
      revokedAt === null ? '' : minuteText(revokedAt),
      label,
    ]),
  );
}
