import type { Event } from '../shared/event.ts';
import type { Instant } from '../shared/id.ts';
import { type Past, pastOf } from '../shared/replay/past.ts';
import type { RuleSet } from '../shared/rule.ts';
import type { Deps } from './deps.ts';

const DAY_MS = 86_400_000;
/** Before the range, for the sums of a week that began there. */
const LEAD_MS = 8 * DAY_MS;

export type ReadPast = (from: Instant, until: Instant) => Promise<Past[]>;

/**
 * The requests observed in `from` (inclusive) to `until` (exclusive), ready to be judged again. The
 * last range asked for is kept while nothing is added: who moves a slider asks for it again and again.
 */
export function readPast({ ledger, rules }: Pick<Deps, 'ledger' | 'rules'>): ReadPast {
  let kept: { slot: string; past: Promise<Past[]> } | null = null;
  return (from, until) => {
    const slot = `${ledger.position} ${rules.data.revision} ${from} ${until}`;
    if (kept?.slot !== slot) {
      const past = read(from, until, rules.data);
      kept = { slot, past };
      past.catch(() => {
        if (kept?.past === past) kept = null;
      });
    }
    return kept.past;
  };

  async function read(from: Instant, until: Instant, inForce: Readonly<RuleSet>) {
    const events: Event[] = [];
    // The gate judged by its own clock, which the browser's may be behind.
    const range = { from: Math.max(0, from - LEAD_MS), until: until + DAY_MS };
    for await (const event of ledger.events(range)) {
      if (event.type !== 'generation.requested' || event.at < until) events.push(event);
    }
    // What a request cost and what became of its assets may have been told much later.
    return pastOf(events, inForce, ledger.stats).filter(({ at }) => at >= from);
  }
}
