import { defineCommand } from 'citty';
import { Brief } from '../../shared/brief/brief.ts';
import { planIn } from '../../shared/brief/plan-in.ts';
import {
  countsWords,
  creditsWords,
  minutesWords,
  sureWords,
} from '../../shared/brief/plan-words.ts';
import { formatCredits, toCredits } from '../../shared/credit.ts';
import { DESTINATIONS } from '../../shared/destination.ts';
import { type Instant, type Site, siteName } from '../../shared/id.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { usageError } from '../exit-code.ts';
import { jsonText } from '../json-text.ts';
import { table } from '../table.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { numberIn, siteOf } from './guard-request.ts';
import { momentIn } from './moment-in.ts';
import { Plans, plansOf } from './plan-view.ts';
import { minuteText } from './words.ts';

const PLAIN = [{ title: '' }, { title: '' }];

export const plan = defineCommand({
  meta: {
    name: 'plan',
    description:
      'State what is wanted by when, and see the mix of drafts and finals that gets there',
    details:
      'Without --site it shows the plans. With it, a brief is stated, or changed in what is named, or taken back with --forget. Beside the mix stand all heavy and all light. "?" stands for what was not priced or timed here yet.',
    exits: [AWAY_EXIT],
    examples: [
      'tierwise plan',
      'tierwise plan --site studio.example --stills 1 --clips 3 --seconds 5 --by "tomorrow 09:00" --credits 400',
      'tierwise plan --json',
    ],
  },
  args: {
    site: { type: 'string', valueHint: 'studio', description: 'The studio that it is made at' },
    stills: { type: 'string', valueHint: 'n', description: 'Stills to deliver' },
    clips: {
      type: 'string',
      valueHint: 'n',
      description: 'Clips to deliver, each from its own still',
    },
    seconds: { type: 'string', valueHint: 'n', description: 'Of one clip' },
    by: {
      type: 'string',
      valueHint: 'when',
      description: '"tomorrow 09:00", "18:30" or "2026-11-25 09:00"',
    },
    credits: { type: 'string', valueHint: 'n', description: 'What may be spent on it in all' },
    destination: { type: 'string', valueHint: 'id', description: 'social, clip or a4' },
    finals: { type: 'string', valueHint: 'tier', description: 'heavy (as a rule) or any' },
    project: { type: 'string', valueHint: 'name', description: 'Its generations alone count' },
    forget: { type: 'boolean', description: 'Takes the brief of --site back' },
    ...JSON_FLAG,
    ...DATA,
  },
  async run({ args }) {
    const control = await connect(args);
    const now = Date.now();
    const read = async () => Snapshot.parse(await control('GET', '/snapshot'));
    let snapshot = await read();
    if (args.site !== undefined) {
      const site = siteOf(args.site, snapshot);
      const brief = args.forget ? null : briefIn(args, snapshot.sites[site]?.brief?.brief, now);
      await control('PUT', '/briefs', { site, brief });
      snapshot = await read();
    } else if (args.forget) throw usageError('--forget: expected --site as well');
    if (args.json) print(jsonText(Plans.parse(plansOf(snapshot, now))));
    else print(plansText(snapshot, now));
  },
});

type Said = Partial<
  Record<
    'stills' | 'clips' | 'seconds' | 'by' | 'credits' | 'destination' | 'finals' | 'project',
    string | undefined
  >
>;

/** The brief as said, the rest as it was. */
function briefIn(said: Said, before: Brief | undefined, now: Instant): Brief {
  const number = (name: 'stills' | 'clips' | 'seconds' | 'credits', otherwise: number | null) =>
    said[name] === undefined
      ? otherwise
      : numberIn(name, said[name], name === 'stills' || name === 'clips');
  const credits = said.credits === undefined ? null : numberIn('credits', said.credits, false);
  const destination = DESTINATIONS.find(({ id }) => id === said.destination);
  if (said.destination !== undefined && !destination)
    throw usageError(`--destination: expected social, clip or a4, found "${said.destination}"`);
  const made = Brief.safeParse({
    stills: number('stills', before?.stills ?? 0),
    clips: number('clips', before?.clips ?? 0),
    clipSeconds: number('seconds', before?.clipSeconds ?? null),
    destination: destination ?? before?.destination ?? null,
    deadline: said.by === undefined ? (before?.deadline ?? null) : momentIn('by', said.by, now),
    credits: credits === null ? (before?.credits ?? null) : toCredits(credits),
    finals: said.finals ?? before?.finals ?? 'heavy',
    project: said.project ?? before?.project ?? null,
    since: before?.since ?? now,
  });
  if (made.success) return made.data;
  const [issue] = made.error.issues;
  const field = issue?.path[0] === 'clipSeconds' ? 'seconds' : String(issue?.path[0] ?? 'stills');
  throw usageError(`--${field}: ${issue?.message ?? 'does not fit'}`);
}

function plansText(snapshot: Snapshot, now: Instant): string {
  const found = Object.keys(snapshot.sites).flatMap((site) => planText(snapshot, site, now) ?? []);
  return found.length === 0 ? 'No brief is stated. See: tierwise plan --help' : found.join('\n\n');
}

function planText(snapshot: Snapshot, site: Site, now: Instant): string | null {
  const found = planIn(snapshot, site, now);
  if (!found) return null;
  const { brief, progress, plan } = found;
  const { mix, heavy, light } = plan.ways;
  const head = table(
    PLAIN,
    [
      ['Wanted', wantedText(brief)],
      [
        'Done',
        `${progress.usableFinals} usable finals, ${progress.usableClips} usable clips, ${formatCredits(progress.spent)} credits spent${progress.unknown > 0 ? ` + ${progress.unknown} unknown` : ''}`,
      ],
    ],
    { indent: 2 },
  );
  const ways = table(
    [
      { title: 'Way' },
      { title: 'Credits' },
      { title: 'Time' },
      { title: 'How sure', align: 'right' },
      { title: 'Takes' },
    ],
    (
      [
        ['mix', mix],
        ['all heavy', heavy],
        ['all light', light],
      ] as const
    ).map(([name, way]) => [
      name,
      creditsWords(way),
      minutesWords(way),
      sureWords(way.probability),
      countsWords(way),
    ]),
    { indent: 2 },
  );
  const notes = [plan.next, ...plan.unknown, ...plan.assumed].map((note) => `  ${note}`);
  return [siteName(site), head, ways, ...notes].join('\n');
}

function wantedText({ stills, clips, clipSeconds, deadline, credits, destination }: Brief): string {
  const things = [
    stills > 0 && `${stills} ${stills === 1 ? 'still' : 'stills'}`,
    clips > 0 && `${clips} ${clips === 1 ? 'clip' : 'clips'} of ${clipSeconds} s`,
  ].filter(Boolean);
  return [
    things.join(' and '),
    destination && `for ${destination.name}`,
    deadline !== null && `by ${minuteText(deadline)}`,
    credits !== null && `for ${formatCredits(credits)} credits`,
  ]
    .filter(Boolean)
    .join(', ');
}
