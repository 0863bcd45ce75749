import { defineCommand } from 'citty';
import { v7 as uuidv7 } from 'uuid';
import type * as z from 'zod/mini';
import { RuleSet } from '../../shared/rule.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { Waiver, withWaivers } from '../../shared/waiver.ts';
import { waiverPlace } from '../../shared/waiver-place.ts';
import { EXIT, usageError } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { paragraph } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { numberIn, siteOf } from './guard-request.ts';
import { minuteText } from './words.ts';

const DAY_MS = 86_400_000;

export const waive = defineCommand({
  meta: {
    name: 'waive',
    description: 'Let a rule that asks pass from now on, with a reason',
    details:
      'It holds everywhere unless a studio or a project is named, and until it is taken back unless days are. A rule that blocks, needs an approval or guards a limit of yours cannot be waived.',
    exits: [[EXIT.failed, 'no waiver can stand for this rule'], AWAY_EXIT],
    examples: [
      'tierwise rules waive paid-upscale --reason "the client pays" --project "spring teaser" --days 7',
    ],
  },
  args: {
    rule: { type: 'positional', description: 'The id of the rule, as "rules replay" names it' },
    reason: {
      type: 'string',
      required: true,
      valueHint: 'words',
      description: 'Why; it is listed',
    },
    site: { type: 'string', valueHint: 'studio', description: 'The one studio where it holds' },
    project: { type: 'string', valueHint: 'name', description: 'The one project that it is for' },
    days: { type: 'string', valueHint: 'n', description: 'Days until the rule asks again' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const now = Date.now();
    const sites =
      args.site === undefined
        ? []
        : [siteOf(args.site, Snapshot.parse(await control('GET', '/snapshot')))];
    const days = args.days === undefined ? null : numberIn('days', args.days, true);
    if (days === 0) throw usageError('--days: expected 1 or more, found "0"');
    const made = Waiver.safeParse({
      id: uuidv7({ msecs: now }),
      rule: args.rule,
      scope: { sites, projects: args.project === undefined ? [] : [args.project], concept: null },
      reason: args.reason.trim(),
      since: now,
      until: days === null ? null : now + days * DAY_MS,
    });
    if (!made.success) throw usageError(wrongIn(made.error));
    const waiver = made.data;
    const rules = RuleSet.parse(await control('GET', '/rules'));
    const waivers = withWaivers(rules.waivers, [waiver], now);
    await control('PUT', '/rules', { ...rules, waivers });
    const end =
      waiver.until === null ? 'until you take it back' : `until ${minuteText(waiver.until)}`;
    print(
      args.json
        ? jsonText(waiver)
        : paragraph(`Rule "${waiver.rule}" need not ask: ${waiverPlace(waiver)}, ${end}.`),
    );
  },
});

function wrongIn({ issues: [issue] }: z.core.$ZodError): string {
  const [field] = issue?.path ?? [];
  if (field === 'rule') return 'rule: expected the id of a rule';
  return field === 'scope'
    ? '--project: expected at most 200 characters'
    : '--reason: expected 1 to 500 characters';
}
