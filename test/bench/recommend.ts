import { hintFor } from '../../extension/ui/hint.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Id } from '../../shared/id.ts';
import { promptFacts } from '../../shared/prompt/facts.ts';
import { recommend } from '../../shared/recommend.ts';
import { type Snapshot, snapshotOf } from '../../shared/snapshot.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { tierFromName } from '../../shared/tier.ts';
import { madeUpEvents } from './events.ts';
import { quantile } from './quantile.ts';
import type { Row } from './row.ts';

const GENERATIONS = 10_000;
const ASKED = 5000;
const WARM_UP = 1000;
const MOST_MS = 1;
const PROMPTS = [
  'a brass telescope on a balcony',
  'a fox behind a hen, next to a well, below a bridge, in front of a mill',
  'flyer: "Spring fair", "Saturday", "Hall 4", no people',
  'two glasses of cold brew beside a window in the rain, flat lay, hard shadow, take 3',
];

/** How long a recommendation takes on a snapshot of 10,000 generations, and the whole line around it. */
export async function benchRecommend(): Promise<Row[]> {
  const snapshot = pastOf(GENERATIONS);
  const [site = '', summary] = Object.entries(snapshot.sites)[0] ?? [];
  if (!summary) throw new Error('the made-up history has no site');
  const models = [...new Set(summary.prices.flatMap(({ key }) => key.model ?? []))].map(
    (model) => ({
      model,
      tier: tierFromName(model),
    }),
  );
  const settings = { kind: 'text-to-image', resolution: '1K', count: 2, durationS: null } as const;
  const told = PROMPTS.map((prompt) => promptFacts(prompt));
  const alone = times((i) => {
    const { model, tier } = models[i % models.length]!;
    recommend({
      facts: told[i % told.length]!,
      current: {
        ...{ ...settings, model, tier, promoted: false },
        quoted: { credits: 16_000, provenance: 'measured' },
      },
      models,
      prices: summary.prices,
      latencies: summary.latencies,
      rated: summary.sums?.rated ?? [],
      promotions: summary.promotions,
      concept: { stage: 'explores', drafts: i % 9, usable: false, heavy: false, because: '' },
      finalFrom: 'heavy',
      secondsLeft: i % 2 === 0 ? null : 900,
      pinned: false,
    });
  });
  const whole = times((i) => {
    const model = models[i % models.length]!.model;
    hintFor({
      site,
      form: {
        ...{ ...settings, model, modelLabel: model, aspect: '1:1' },
        prompt: `${PROMPTS[i % PROMPTS.length]} ${i}`,
        shownCost: 16_000,
        shownBalance: null,
        chosen: '',
      },
      models: [],
      view: {
        snapshot,
        connection: {
          ...{ state: 'connected', since: 0, lastSync: null, waiting: 0, lost: 0, url: null },
        },
        misunderstood: [],
        approvals: [],
        shelf: { revision: 0, week: { assets: 0, unreviewed: 0 } },
      },
      recording: 'live',
      muted: [],
      pinned: false,
      destination: null,
      project: null,
      now: snapshot.at,
    });
  });
  const name = `recommend(), ${GENERATIONS.toLocaleString('en-US')} past generations, p99`;
  return [row(name, alone, MOST_MS), row('the whole line on the same, p99', whole, null)];
}

/** A history of so many generations, as a page is told it. */
function pastOf(generations: number): Snapshot {
  const stats = emptyStats();
  const seen = new Set<Id>();
  let now = 0;
  for (const event of madeUpEvents(generations * 4)) {
    if ('generation' in event) {
      if (!seen.has(event.generation) && seen.size === generations) break;
      seen.add(event.generation);
    }
    fold(stats, event);
    now = Math.max(now, event.at);
  }
  if (seen.size < generations) throw new Error(`only ${seen.size} generations were made up`);
  return snapshotOf(stats, DEFAULT_RULES, now);
}

/** Milliseconds of each question, the least of three: what else ran on the machine is not its time. */
function times(ask: (i: number) => void): number[] {
  for (let i = 0; i < WARM_UP; i += 1) ask(i);
  return Array.from({ length: ASKED }, (_, i) => {
    const each = Array.from({ length: 3 }, () => {
      const begin = performance.now();
      ask(i);
      return performance.now() - begin;
    });
    return Math.min(...each);
  });
}

function row(name: string, ms: readonly number[], target: number | null): Row {
  const value = quantile(ms, 0.99);
  const met = target === null ? null : value <= target;
  return { name, value, unit: 'ms', target, met, rival: null, ratio: null };
}
