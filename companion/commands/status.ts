import { defineCommand } from 'citty';
import { formatCredits } from '../../shared/credit.ts';
import { siteName } from '../../shared/id.ts';
import { count } from '../../shared/report/words.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { readConfig } from '../config.ts';
import { openControl } from '../control.ts';
import { EXIT } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { PairingsReply } from '../routes/pairings.ts';
import { table } from '../table.ts';
import { BUCKET_COLUMNS, bucketNotes, bucketRows } from './buckets-text.ts';
import { AWAY_EXIT, DATA, JSON_FLAG, print } from './connection.ts';
import { type Running, runningStatus, type SiteStatus, Status } from './status-view.ts';
import { ageText, finalsText, limitText, minuteText, spentText, unseenLine } from './words.ts';

const PLAIN = [{ title: '' }, { title: '' }];

export const status = defineCommand({
  meta: {
    name: 'status',
    description: 'Say whether the companion runs, and where the credits of each studio stand',
    details:
      '"?" stands for what nobody knows. Limits hold for each studio apart; "at most" is left of one while a charge in it is unknown. Buckets are those that you stated in the settings, less the charges since.',
    exits: [AWAY_EXIT],
    examples: ['tierwise status', 'tierwise status --json'],
  },
  args: { ...JSON_FLAG, ...DATA },
  async run({ args }) {
    const { dataFolder } = readConfig(args, process.env);
    const control = await openControl(dataFolder);
    if (!control) {
      process.exitCode = EXIT.away;
      const found: Status = { running: false, dataFolder };
      if (args.json) print(jsonText(found));
      else print(`The companion is not running.\n  Data folder  ${dataFolder}`);
      return;
    }
    const snapshot = Snapshot.parse(await control('GET', '/snapshot'));
    const pairings = PairingsReply.parse(await control('GET', '/pairings'));
    const { url, version } = control;
    const found = runningStatus({ dataFolder, url, version }, snapshot, pairings, Date.now());
    print(args.json ? jsonText(Status.parse(found)) : statusText(found));
  },
});

function statusText(found: Running): string {
  const { rules, pairings, sites, generationCap } = found;
  const browsers =
    pairings.length === 0
      ? 'none connected'
      : `${pairings.length} connected: ${pairings.map(({ label }) => label).join(', ')}`;
  const head = table(
    PLAIN,
    [
      ['Data folder', found.dataFolder],
      ['History', count(found.events, 'event')],
      ['Browsers', browsers],
      [
        'Rules',
        `revision ${rules.revision}: ${rules.enforced} enforced, ${rules.watching} watching, ${rules.off} off`,
      ],
      ...(generationCap === null
        ? []
        : [['Limit', `${formatCredits(generationCap)} a generation without approval`]]),
      ...found.notices.map((notice) => ['Note', notice]),
    ],
    { indent: 2 },
  );
  const body = sites.length === 0 ? ['Nothing was observed yet.'] : [studiosText(found)];
  const open = sites.flatMap(({ site, reservations }) =>
    reservations.map((one) => ({ site, ...one })),
  );
  const reserved =
    open.length === 0
      ? []
      : [
          table(
            [
              { title: 'Reserved', align: 'right' },
              { title: 'Until' },
              { title: 'Generation' },
              { title: 'Studio' },
            ],
            open.map(({ site, generation, credits, until }) => [
              formatCredits(credits),
              minuteText(until),
              generation,
              siteName(site),
            ]),
          ),
        ];
  return [
    `Tierwise companion ${found.version} at ${found.url}\n${head}`,
    ...body,
    ...bucketsText(found),
    ...unseenText(found),
    ...reserved,
  ].join('\n\n');
}

function studiosText({ sites, at }: Running): string {
  return table(
    [
      { title: 'Studio' },
      { title: 'Balance', align: 'right' },
      { title: 'Seen' },
      { title: 'Today', align: 'right' },
      { title: 'This week', align: 'right' },
      { title: 'Reserved', align: 'right' },
      { title: 'Left of limits' },
    ],
    sites.map((one) => [
      siteName(one.site),
      formatCredits(one.balance?.credits ?? null),
      one.balance ? ageText(one.balance.at, at) : '',
      one.today ? spentText(one.today) : '?',
      one.week ? spentText(one.week) : '?',
      formatCredits(one.reserved),
      limitsText(one),
    ]),
  );
}

function limitsText({ daily, weekly, projects, finals }: SiteStatus): string {
  const parts = [
    ...(daily ? [`${limitText(daily)} today`] : []),
    ...(weekly ? [`${limitText(weekly)} this week`] : []),
    ...projects.map((one) => `${limitText(one)} for ${one.project}`),
    ...(finals ? [`kept for finals ${finalsText(finals)}`] : []),
  ];
  return parts.length === 0 ? 'no limit set' : parts.join(', ');
}

function unseenText({ sites }: Running): string[] {
  const lines = sites.flatMap(({ site, unseen }) =>
    unseen ? [`${siteName(site)}: ${unseenLine(unseen)}`] : [],
  );
  return lines.length === 0 ? [] : [`Spent unseen\n${lines.map((line) => `  ${line}`).join('\n')}`];
}

/** The buckets of the studios that have some, in burn order. */
function bucketsText({ sites }: Running): string[] {
  return sites.flatMap(({ site, buckets }) =>
    buckets === null
      ? []
      : [
          [
            `Buckets of ${siteName(site)}, in the order in which they are spent`,
            table(BUCKET_COLUMNS, bucketRows(buckets), { indent: 2 }),
            ...bucketNotes(buckets).map((note) => `  ${note}`),
          ].join('\n'),
        ],
  );
}
