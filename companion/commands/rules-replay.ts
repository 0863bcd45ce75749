import { defineCommand } from 'citty';
import { formatCredits } from '../../shared/credit.ts';
import { type Instant, siteName } from '../../shared/id.ts';
import { type Range, Replay } from '../../shared/replay/replay-result.ts';
import { RuleSet } from '../../shared/rule.ts';
import { checkRuleDocument, ruleErrorText } from '../check-rules.ts';
import { CommandError, EXIT, usageError } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import type { ReplayRequest } from '../routes/replays.ts';
import { paragraph, table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { readPriceFile } from './price-file.ts';
import { RULES_FILE, readRulesFile } from './rules-file.ts';
import { minuteText } from './words.ts';

const PLAIN = [{ title: '' }, { title: '' }];

export const replay = defineCommand({
  meta: {
    name: 'replay',
    description: 'Judge the past by other rules: what they would have stopped, saved and cost',
    details:
      'Takes a whole set of rules with its limits and waivers, or a list of rules; without a file those in force. Each figure is a range: nobody knows whether you would have gone on when asked. Nothing is changed. A price table is a JSON list such as [{"model": "nano-banana", "resolution": "2K", "credits": 6000}]: for one image or clip, in thousandths of a credit; "model", "kind" or "resolution" left out stands for any, the first that fits counts, and what none fits costs what it cost.',
    exits: [[EXIT.failed, 'a rule or a price is wrong'], AWAY_EXIT],
    examples: [
      'tierwise rules replay',
      'tierwise rules replay my-rules.json --from 2026-11-01 --json',
      'tierwise rules replay --prices other-prices.json',
    ],
  },
  args: {
    file: RULES_FILE,
    from: {
      type: 'string',
      valueHint: 'day',
      description: 'First day, such as 2026-11-01; eight weeks ago by default',
    },
    until: {
      type: 'string',
      valueHint: 'day',
      description: 'The day after the last; now by default',
    },
    prices: {
      type: 'string',
      valueHint: 'file',
      description: 'JSON file of prices that stand for those charged; - reads the standard input',
    },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    if (args.file === '-' && args.prices === '-')
      throw usageError('Only one of them can come from the standard input.');
    const from = instantIn('from', args.from);
    const until = instantIn('until', args.until);
    const wanted = args.file ? rulesIn(await readRulesFile(args.file)) : {};
    const prices = args.prices === undefined ? [] : await readPriceFile(args.prices);
    const control = await connect(args);
    const body: ReplayRequest = { ...wanted, prices, from, until };
    const found = Replay.parse(await control('POST', '/replays', body));
    print(args.json ? jsonText(found) : replayText(found));
  },
});

/** Of what the document holds, what a replay takes. Throws a CommandError where a rule is wrong. */
function rulesIn(json: unknown): Pick<ReplayRequest, 'caps' | 'rules' | 'waivers'> {
  const { errors } = checkRuleDocument(json);
  if (errors.length > 0) {
    throw new CommandError(EXIT.failed, errors.map(ruleErrorText).join('\n'));
  }
  // What was checked just now.
  if (Array.isArray(json)) return { rules: json };
  const { caps, rules, waivers } = RuleSet.parse(json);
  return { caps, rules, waivers };
}

/** Midnight on this machine's wall clock. */
function instantIn(name: string, text: string | undefined): Instant | null {
  if (text === undefined) return null;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00`).getTime() : Number.NaN;
  if (Number.isNaN(at) || at < 0) {
    throw usageError(`--${name}: expected a day such as 2026-11-01, found "${text}"`);
  }
  return at;
}

function replayText(found: Replay): string {
  const { requests, from, until } = found;
  if (requests === 0 || from === null || until === null) return 'Nothing was asked for then.';
  const head = table(
    PLAIN,
    [
      ['Decided otherwise', String(found.changed)],
      ['Stopped', rangeText(found.stopped)],
      ['Let through', rangeText(found.letThrough)],
      ['Minutes saved', rangeText(found.minutesSaved, (n) => String(Math.round(n)))],
      ['Usable at risk', rangeText(found.usableAtRisk)],
      ...(found.recomputed > 0
        ? [['Told by history', `${found.recomputed}, as the gate kept nothing of them`]]
        : []),
    ],
    { indent: 2 },
  );
  const sites = table(
    [
      { title: 'Studio' },
      { title: 'Spent', align: 'right' },
      { title: 'Saved', align: 'right' },
      { title: 'Stopped', align: 'right' },
      { title: 'Of unknown charge', align: 'right' },
    ],
    found.sites.map(({ site, spent, saved, stopped, unknownCharges }) => [
      siteName(site),
      formatCredits(spent),
      rangeText(saved, formatCredits),
      rangeText(stopped),
      String(unknownCharges),
    ]),
  );
  const rules = table(
    [{ title: 'Rule' }, { title: 'Spoke', align: 'right' }, { title: 'Stopped', align: 'right' }],
    found.rules.map(({ rule, spoke, stopped }) => [rule, rangeText(spoke), rangeText(stopped)]),
  );
  return [
    `${paragraph(`${requests} requests from ${minuteText(from)} to ${minuteText(until)}`)}\n${head}`,
    ...(found.sites.length > 0 ? [sites] : []),
    ...(found.rules.length > 0 ? [rules] : []),
  ].join('\n\n');
}

function rangeText({ low, high }: Range, format: (n: number) => string = String): string {
  const [least, most] = [format(low), format(high)];
  return least === most ? least : `${least} to ${most}`;
}
