import { formatCredits } from '../credit.ts';
import { siteName } from '../id.ts';
import { plainText } from '../plain-text.ts';
import { TIER_LABEL } from '../tier.ts';
import { ADVICE_LABEL, adviceOn } from './advice.ts';
import { MIN_REVIEWED, type SiteWeek, type TierWeek, type WeekReport } from './week-report.ts';
import {
  count,
  credits,
  duration,
  importedWords,
  interval,
  money,
  notSpentWords,
  percent,
  percentOf,
  savedRange,
  signedCredits,
  span,
  WHY_NO_COST,
  watchWords,
  weekTitle,
  whyNotSaved,
} from './words.ts';

const LABEL = 20;
const INDENT = 2;
const WIDTH = 80;

/**
 * The report as plain text, for a mail or a terminal. It holds no prompt and no reason of a waiver.
 * What a studio named itself is stripped of control characters: a terminal would obey them.
 */
export function reportText(report: WeekReport): string {
  const { number, days } = weekTitle(report);
  const sites = report.sites.map(siteText);
  const imported = (report.imported ?? []).map((one) =>
    wrapped(
      `${'Imported'.padEnd(LABEL)}${plainText(`${siteName(one.site)}, ${importedWords(one)}`)}`,
      INDENT,
      LABEL + INDENT,
    ),
  );
  if (sites.length === 0) sites.push('Nothing was generated in this week.');
  if (imported.length > 0) sites.push(imported.join('\n'));
  const body = sites.join('\n\n');
  return `Tierwise, ${number.toLowerCase()}: ${days}\n\n${body}\n`;
}

function siteText(week: SiteWeek): string {
  const advice = adviceOn(week);
  const rows: (readonly [string, string])[] = [
    ['Usable', usableText(week)],
    ...(week.usableRange && week.reviewed >= MIN_REVIEWED ? [['', rangeText(week)] as const] : []),
    ['Generations', generationsText(week)],
    ['Credits', creditsText(week)],
    ['Money', moneyText(week)],
    ...week.tiers.map(
      (tier, i) => [i === 0 ? 'Per usable asset' : '', tierText(tier, week)] as const,
    ),
    ['Heavy discarded', heavyText(week)],
    ['Against all-heavy', savedText(week)],
    ['First usable', firstText(week)],
    ...week.latencies.map(
      ({ model, p50, p90, n }, i) =>
        [
          i === 0 ? 'Waiting' : '',
          `${model ?? 'unknown model'}: ${duration(p50)}, one in ten over ${duration(p90)} (n = ${n})`,
        ] as const,
    ),
    ['Stopped', stopsText(week)],
    ...watchRows(week),
    ['Waivers', waiversText(week)],
  ];
  const lines = rows.map(([label, text]) =>
    wrapped(`${label.padEnd(LABEL)}${plainText(text)}`, INDENT, LABEL + INDENT),
  );
  return [
    plainText(siteName(week.site)),
    ...lines,
    '',
    wrapped(`${ADVICE_LABEL[advice.class]}: ${plainText(advice.text)}`, INDENT, INDENT),
  ].join('\n');
}

function waiversText({ waived, underWaiver = 0 }: SiteWeek): string {
  const given = count(waived, 'rule waived with a reason', 'rules waived with a reason');
  if (underWaiver === 0) return given;
  return `${given}; ${count(underWaiver, 'request')} under a standing waiver`;
}

function usableText({ usableOfAll, usableOfReviewed, reviewed }: SiteWeek): string {
  const { k, n } = usableOfAll;
  if (reviewed < MIN_REVIEWED) return `${k} of ${count(n, 'asset')}, ${reviewed} reviewed`;
  return `${k} of ${count(n, 'asset')} (${percent(usableOfAll)}); ${k} of ${usableOfReviewed.n} reviewed (${percent(usableOfReviewed)})`;
}

function rangeText({ usableRange, assets, reviewed }: SiteWeek): string {
  const { low, high } = usableRange!;
  return `${count(assets - reviewed, 'unreviewed asset')}: ${percentOf(low / assets)} to ${percentOf(high / assets)} once reviewed`;
}

function generationsText({ generations, generationsWithUsable, reviewed }: SiteWeek): string {
  const { k, n } = generationsWithUsable;
  const share = reviewed < MIN_REVIEWED || n === 0 ? '' : ` (${percent(generationsWithUsable)})`;
  return `${generations}, of which ${n} succeeded; ${k} of them gave something usable${share}`;
}

function creditsText({ credits: split, unknownCharges }: SiteWeek): string {
  const unknown =
    unknownCharges > 0 ? `; ${count(unknownCharges, 'charge')} unknown, in no sum` : '';
  const part = (thousandths: number, name: string) =>
    thousandths > 0 ? [`${formatCredits(thousandths)} ${name}`] : [];
  const parts = [
    ...part(split.usable, 'on usable'),
    ...part(split.rejected, 'on rejected'),
    ...part(split.unreviewed, 'on unreviewed'),
    ...part(split.none, 'on nothing'),
  ];
  return `${formatCredits(split.total)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}${unknown}`;
}

function moneyText({ credits: split, plan }: SiteWeek): string {
  if (plan === null) return '? (state what you pay in the settings)';
  const discount = plan.discount === null ? '' : `, ${plan.discount} % discount included`;
  return `${money(split.total, plan)} at ${money(1000, plan)} a credit${discount}`;
}

function tierText({ tier, usable, reviewed, cost }: TierWeek, { plan }: SiteWeek): string {
  const name = tier === null ? 'No known tier' : TIER_LABEL[tier];
  const from = `${count(cost.generations, 'generation')}, ${usable} usable of ${reviewed} reviewed`;
  if (cost.value === null) return `${name}: ? (${WHY_NO_COST[cost.why!]}; ${from})`;
  const spread = interval(cost);
  return `${name}: ${credits(cost.value)}, ${money(cost.value, plan)}${spread ? `; 95 %: ${spread}` : ''} (${from})`;
}

function heavyText({ heavy }: SiteWeek): string {
  const { rejected, ofReviewed, reviewed, unreviewed } = heavy;
  const open = `${unreviewed} not reviewed`;
  if (reviewed + unreviewed === 0) return 'no heavy asset';
  const share =
    reviewed < MIN_REVIEWED || ofReviewed === 0 ? '' : ` (${percentOf(rejected / ofReviewed)})`;
  return `${formatCredits(rejected)} of ${formatCredits(ofReviewed)} credits on ${reviewed} reviewed${share}; ${open}`;
}

function savedText({ saved }: SiteWeek): string {
  if (saved.range === null) return `? (${whyNotSaved(saved)})`;
  const { likely } = saved.range;
  const middle = likely === null ? '' : `, likely ${signedCredits(likely)}`;
  return `${savedRange(saved.range)} credits${middle} (${saved.heavyRate.k} of ${saved.heavyRate.n} heavy images usable)`;
}

function firstText({ firstUsable, reviewed }: SiteWeek): string {
  const { concepts, minutes, generations, none } = firstUsable;
  if (concepts.length === 0) return 'no idea was begun';
  const open = `${none} of ${count(concepts.length, 'idea')} without any yet`;
  if (generations === null) return open;
  const after = minutes === null ? '?' : `${duration(minutes.median * 60_000)} (n = ${minutes.n})`;
  const few = reviewed < MIN_REVIEWED ? 'so far ' : '';
  return `${few}median ${after}, ${count(generations.median, 'generation')} (n = ${generations.n}); ${open}`;
}

/** None where the rules that watch would have held nothing. */
function watchRows({ watching }: SiteWeek): (readonly [string, string])[] {
  const words = watchWords(watching);
  if (watching === null || words === null) return [];
  const { held, credits: saved, waiting, atRisk } = words;
  const rules = watching.rules.map((one) => `${one.title} ${span(one.held)}`);
  return [
    ['Watching rules', `would have held ${held}: ${saved} and ${waiting} saved, ${atRisk} at risk`],
    ...(rules.length > 0 ? [['', rules.join(', ')] as const] : []),
  ];
}

function stopsText({ stopped, stops, notSpent }: SiteWeek): string {
  if (stopped === 0) return 'nothing';
  const rules = stops.map(
    ({ rule, refused, cancelled }) => `${rule ?? 'by yourself'} ${refused + cancelled}`,
  );
  const saved = notSpent === null ? '' : `; ${notSpentWords(notSpent)} not spent by rules`;
  return `${count(stopped, 'request')}: ${rules.join(', ')}${saved}`;
}

/** In lines of 80, all but the first indented by `next`. */
function wrapped(text: string, first: number, next: number): string {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let isEmpty = true;
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(next);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
