import { defineCommand } from 'citty';
import { formatCredits } from '../../shared/credit.ts';
import {
  chanceText,
  lapseText,
  runOutTime,
  scoreText,
  termText,
} from '../../shared/forecast/forecast-words.ts';
import { type Instant, siteName } from '../../shared/id.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { jsonText } from '../json-text.ts';
import { table } from '../table.ts';
import { bucketNotes, bucketsLine } from './buckets-text.ts';
import { AWAY_EXIT, connect, DATA, JSON_FLAG, print } from './connection.ts';
import { Forecasts, forecastsOf, type SiteForecast } from './forecast-view.ts';
import { finalsText, limitText, minuteText, unseenLine } from './words.ts';

const PLAIN = [{ title: '' }, { title: '' }];

export const forecast = defineCommand({
  meta: {
    name: 'forecast',
    description: 'Say for each studio whether the credits last, and what they still pay for',
    details:
      'From your own past days alone: those most like today for the rest of it, spent out of your buckets where you stated some, and the past walked through day by day for the balance. Where the history is too thin it says what it lacks. Each forecast is kept and scored: "12 of 14" should be about four of five, and one that fails is withdrawn until it holds again.',
    exits: [AWAY_EXIT],
    examples: ['tierwise forecast', 'tierwise forecast --json'],
  },
  args: { ...JSON_FLAG, ...DATA },
  async run({ args }) {
    const control = await connect(args);
    const snapshot = Snapshot.parse(await control('GET', '/snapshot'));
    const found = forecastsOf(snapshot, Date.now());
    if (args.json) print(jsonText(Forecasts.parse(found)));
    else if (found.sites.length === 0) print('Nothing was observed yet.');
    else print(found.sites.map((one) => siteText(one, found.at)).join('\n\n'));
  },
});

function siteText(one: SiteForecast, now: Instant): string {
  const rows = [
    ['Left', leftText(one)],
    ...limitRows(one),
    ...(one.buckets ? [['Buckets', bucketsLine(one.buckets)]] : []),
    ...(one.buckets ? bucketNotes(one.buckets).map((note) => ['', note]) : []),
    ...(one.unseen ? [['Spent unseen', unseenLine(one.unseen)]] : []),
    ['Rest of the day', restText(one)],
    ...runOutRows(one, now),
    ['Balance lasts', lastingText(one)],
    ...scoreRows(one),
  ];
  const head = `${siteName(one.site)}\n${table(PLAIN, rows, { indent: 2 })}`;
  if (one.fits.length === 0) return `${head}\n  No price was seen yet, so what fits is not known.`;
  const end = one.resetsAt === null ? '' : ` before ${minuteText(one.resetsAt)}`;
  const title = one.leftIs === 'day' && one.resetsAt !== null && one.resetsAt > now ? end : '';
  const prices = table(
    [
      { title: `Fits${title}`, align: 'right' },
      { title: 'Price', align: 'right' },
      { title: 'Of' },
    ],
    one.fits.map(({ key, credits, fits }) => [
      fits === null ? '?' : String(fits),
      formatCredits(credits),
      [key.model ?? 'unknown model', key.resolution, key.kind, key.count && `${key.count} at once`]
        .filter(Boolean)
        .join(', '),
    ]),
    { indent: 2 },
  );
  return `${head}\n${prices}`;
}

const LEFT_OF = { day: 'today', week: 'this week', project: 'for the project', balance: 'in all' };

function leftText({ left, leftIs, resetsAt }: SiteForecast): string {
  if (left === null || leftIs === null) return '? (no balance, allowance or limit is known)';
  const until = leftIs !== 'day' || resetsAt === null ? '' : `, until ${minuteText(resetsAt)}`;
  return `${formatCredits(left)} ${LEFT_OF[leftIs]}${until}`;
}

function limitRows({ limits }: SiteForecast): string[][] {
  const { daily, weekly, projects, finals } = limits;
  return [
    ...(daily ? [['Limit of the day', limitText(daily)]] : []),
    ...(weekly ? [['Limit of the week', limitText(weekly)]] : []),
    ...projects.map((one) => ['Limit of a project', `${limitText(one)} for ${one.project}`]),
    ...(finals ? [['Kept for finals', finalsText(finals)]] : []),
  ];
}

function restText({ restOfDay, missing }: SiteForecast): string {
  if (restOfDay === null) return `? (${missing.restOfDay})`;
  const { low, likely, high, n } = restOfDay;
  const band = `${formatCredits(low)} to ${formatCredits(high)}, likely ${formatCredits(likely)}`;
  return `${band} (from ${n} past days)`;
}

function runOutRows({ restOfDay, zone }: SiteForecast, now: Instant): string[][] {
  if (restOfDay === null) return [];
  const { runOut, when, lapses, term } = restOfDay;
  const time = when && runOutTime(when, zone, now);
  return [
    ...(runOut === null
      ? []
      : [['Runs out today', [chanceText(runOut), time].filter(Boolean).join(', ')]]),
    ...lapses.map((one) => ['Lapses', lapseText(one, zone, now)]),
    ...(term ? [['Later', termText(term, zone, now)]] : []),
  ];
}

function scoreRows({ scores }: SiteForecast): string[][] {
  const text = scores && scoreText(scores);
  return text ? [['Past forecasts', `${text} the band`]] : [];
}

function lastingText({ balanceLasts, missing }: SiteForecast): string {
  if (balanceLasts === null) return `? (${missing.balanceLasts})`;
  const { early, likely, late, horizon } = balanceLasts;
  if (early === null) return `longer than ${horizon} days, as far back as the history goes`;
  const days = (n: number | null) => (n === null ? `over ${horizon}` : String(n));
  return `likely ${days(likely)} days (one in ten: ${days(early)} or less, one in ten: ${days(late)} or more)`;
}
