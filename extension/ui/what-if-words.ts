import { formatCredits } from '../../shared/credit.ts';
import { siteName } from '../../shared/id.ts';
import type { Range, Replay } from '../../shared/replay/replay-result.ts';
import { plural } from './format.ts';

/**
 * What rules would have done to the past, for people: each a sentence without its full stop. The
 * first is what would have been stopped; the others only where there is something to say.
 */
export function whatIfWords(told: Replay): string[] {
  const { requests, stopped, letThrough, minutesSaved, usableAtRisk, sites } = told;
  if (requests === 0) return ['Nothing was generated in the last eight weeks'];
  const lines = [
    stopped.high === 0
      ? `It would have stopped none of ${plural(requests, 'request')}`
      : `It would have stopped ${span(stopped)} of ${plural(requests, 'request')}`,
  ];
  if (letThrough.high > 0) lines.push(`It would have let ${span(letThrough)} more through`);
  for (const { site, saved, unknownCharges } of sites) {
    if (saved.low === 0 && saved.high === 0) continue;
    const unknown =
      unknownCharges > 0
        ? `, and what ${plural(unknownCharges, 'generation')} of unknown cost took`
        : '';
    lines.push(`${savedWords(saved)} on ${siteName(site)}${unknown}`);
  }
  if (minutesSaved.high >= 1) lines.push(`${span(rounded(minutesSaved))} minutes of waiting saved`);
  if (usableAtRisk.high > 0) {
    lines.push(`${span(usableAtRisk)} usable images would not have been made`);
  }
  return lines;
}

function savedWords({ low, high }: Range): string {
  if (high <= 0) return `${credits({ low: -high, high: -low })} credits more spent`;
  if (low < 0) return `Between ${formatCredits(-low)} more and ${formatCredits(high)} less spent`;
  return `${credits({ low, high })} credits saved`;
}

function credits({ low, high }: Range): string {
  return low === high ? formatCredits(low) : `${formatCredits(low)} to ${formatCredits(high)}`;
}

function span({ low, high }: Range): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

function rounded({ low, high }: Range): Range {
  return { low: Math.round(low), high: Math.round(high) };
}
