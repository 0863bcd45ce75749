import { forecastDue } from '../shared/forecast/forecast-due.ts';
import type { Site } from '../shared/id.ts';
import type { CurrentSnapshot } from './current-snapshot.ts';
import type { Deps } from './deps.ts';
import type { OwnEvents } from './own-events.ts';

/** With the same events so soon again, the answer is the same. */
const AGAIN_MS = 900_000;

/**
 * The snapshot as before; whoever asks for it has the forecasts that it holds kept, so that they can
 * be scored: at most one for each studio and three hours of its day. Browsers ask again and again
 * while they are open, so no timer is needed, and with nobody there nothing is done. What is kept
 * is in the snapshots after this one.
 */
export function keepForecasts(
  { ledger, now, log }: Pick<Deps, 'ledger' | 'now' | 'log'>,
  keep: OwnEvents,
  current: CurrentSnapshot,
): CurrentSnapshot {
  const looked = new Map<Site, string>();
  let underWay = false;

  async function look({ snapshot }: ReturnType<CurrentSnapshot>): Promise<void> {
    const { sites, rules, revision } = snapshot;
    const at = now();
    const mark = `${revision} ${Math.floor(at / AGAIN_MS)}`;
    const kept = ledger.stats.forecasts;
    const due = Object.entries(sites).flatMap(([site, summary]) => {
      if (looked.get(site) === mark) return [];
      looked.set(site, mark);
      return forecastDue(site, summary, rules.caps, kept.values(), at) ?? [];
    });
    if (due.length > 0) await keep(due);
  }

  return () => {
    const found = current();
    if (!underWay) {
      underWay = true;
      look(found)
        .catch((error) => log.warn({ error }, 'a forecast could not be kept'))
        .finally(() => {
          underWay = false;
        });
    }
    return found;
  };
}
