/** So many of the latest counted forecasts are shown, and fewer say nothing yet. */
export const LAST = 14;
/** The share that a calibrated band of 10 % to 90 % holds, and one that it must not fall to. */
const NOMINAL = 0.8;
const POOR = 0.6;
/** Of the last ones, fewer than these inside is below 70 %; with so many again it is back. */
const TOO_FEW = Math.ceil(0.7 * LAST);
const ENOUGH = Math.round(NOMINAL * LAST);
/**
 * How many times likelier the outcomes have to be under `POOR` than under `NOMINAL`. The sum starts
 * anew wherever it speaks for the band, which makes it a CUSUM e-detector (Shin, Ramdas, Rinaldo
 * 2023): whatever the order of good and bad days, a calibrated band lasts for at least so many
 * days between two false withdrawals on average.
 */
const ODDS = 100;

/** How the latest forecasts did, and whether the next ones are to be believed. */
export type Calibration = {
  /** How many are counted, `LAST` at most, and how many of them were inside their band. */
  of: number;
  inside: number;
  withdrawn: boolean;
};

/**
 * Withdraws a forecast once its outcomes speak against it, and takes it back as calibrated once
 * eleven of the last fourteen lie inside again. Below 70 % of the last fourteen alone would withdraw
 * a calibrated one on an eighth of all days; with the odds asked for as well it happens to one in
 * seven people a year (250 forecasts), and on 1 % of the days. A band that holds half of the
 * outcomes is withdrawn after 20 forecasts (median), one that holds a third after 14.
 *
 * @param outcomes whether each independent forecast was inside its band, oldest first.
 */
export function calibrationOf(outcomes: readonly boolean[]): Calibration {
  let evidence = 0;
  let withdrawn = false;
  let inside = 0;
  outcomes.forEach((isInside, i) => {
    evidence = Math.max(0, evidence) + logOdds(isInside);
    inside += Number(isInside) - Number(outcomes[i - LAST] ?? false);
    if (withdrawn && inside >= ENOUGH) {
      withdrawn = false;
      evidence = 0;
    } else if (i + 1 >= LAST && inside < TOO_FEW && evidence >= Math.log(ODDS)) withdrawn = true;
  });
  return { of: Math.min(LAST, outcomes.length), inside, withdrawn };
}

function logOdds(isInside: boolean): number {
  return Math.log(isInside ? POOR / NOMINAL : (1 - POOR) / (1 - NOMINAL));
}
