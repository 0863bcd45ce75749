import { defineCommand } from 'citty';
import { formatCredits } from '../../shared/credit.ts';
import { type Instant, siteName } from '../../shared/id.ts';
import { becameWords } from '../../shared/report/became.ts';
import { Waivers, type WaiverUse } from '../../shared/report/waivers.ts';
import { RuleSet } from '../../shared/rule.ts';
import { isLiving, takenBack } from '../../shared/waiver.ts';
import { waiverPlace } from '../../shared/waiver-place.ts';
import type { Control } from '../control.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { minuteText, spentText } from './words.ts';

export const waivers = defineCommand({
  meta: {
    name: 'waivers',
    description: 'List the waivers of rules with what went through under them, or take one back',
    details:
      'First those that stand, or stood, with where, how long, how often used and for how many credits; then the latest requests that went on with a reason given for them alone.',
    exits: [[EXIT.failed, 'no such waiver stands'], AWAY_EXIT],
    examples: [
      'tierwise rules waivers',
      'tierwise rules waivers --json',
      'tierwise rules waivers --take-back paid-upscale',
    ],
  },
  args: {
    'take-back': {
      type: 'string',
      valueHint: 'rule',
      description: 'End all waivers of this rule, or the one of this id; it asks again',
    },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const wanted = args['take-back'];
    if (wanted !== undefined) await takeBack(control, wanted, Date.now());
    const found = Waivers.parse(await control('GET', '/rules/waivers'));
    print(args.json ? jsonText(found) : waiversText(found, Date.now()));
  },
});

/** Throws a CommandError where none stands. */
async function takeBack(control: Control, wanted: string, now: Instant): Promise<void> {
  const rules = RuleSet.parse(await control('GET', '/rules'));
  const ending = rules.waivers.filter(
    (one) => isLiving(one, now) && (one.rule === wanted || one.id === wanted),
  );
  if (ending.length === 0) throw new CommandError(EXIT.failed, `No waiver of "${wanted}" stands.`);
  const waivers = ending.reduce((all, { id }) => takenBack(all, id, now), rules.waivers);
  await control('PUT', '/rules', { ...rules, waivers });
}

function waiversText({ standing, once, onceInAll }: Waivers, now: Instant): string {
  const stand = table(
    [
      { title: 'Rule' },
      { title: 'Where' },
      { title: 'Since' },
      { title: 'Until' },
      { title: 'Used', align: 'right' },
      { title: 'Credits', align: 'right' },
      { title: 'Reason' },
    ],
    standing.map((one) => [
      one.rule,
      waiverPlace(one),
      minuteText(one.since),
      one.until === null
        ? 'you take it back'
        : `${minuteText(one.until)}${isLiving(one, now) ? '' : ', over'}`,
      String(one.uses.reduce((sum, { times }) => sum + times, 0)),
      one.uses.map(costText).join(', '),
      one.reason,
    ]),
  );
  const given = table(
    [
      { title: 'When' },
      { title: 'Studio' },
      { title: 'Rule' },
      { title: 'Credits', align: 'right' },
      { title: 'Became' },
      { title: 'Reason' },
    ],
    once.map(({ site, line }) => [
      minuteText(line.at),
      siteName(site),
      line.rules.join(', '),
      formatCredits(line.charge),
      becameWords(line),
      line.waiver ?? '',
    ]),
  );
  const more = onceInAll - once.length;
  return [
    standing.length === 0 ? 'No waiver stands.' : stand,
    once.length === 0 ? 'No reason was given for one request alone.' : given,
    ...(more > 0 ? [`and ${more} before`] : []),
  ].join('\n\n');
}

/** Credits of two studios never meet in one number. */
function costText({ credits, unknownCharges, times }: WaiverUse): string {
  return spentText({
    credits: unknownCharges === times ? null : credits,
    generations: times,
    unknown: unknownCharges,
  });
}
