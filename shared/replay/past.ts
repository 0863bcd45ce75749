import { chargeOf } from '../charge.ts';
import type { Credits } from '../credit.ts';
import type { Event, GenerationJudged, GenerationRequested } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { Verdict } from '../generation.ts';
import { groundOf } from '../ground.ts';
import type { Day, Id, Instant, Site } from '../id.ts';
import { requestFacts } from '../request-facts.ts';
import type { RuleSet } from '../rule.ts';
import { emptyStats, fold, type Stats } from '../stats.ts';
import { weekOf } from '../tally.ts';

/** One request of the past with all that judging it again takes. Credits in thousandths. */
export type Past = {
  generation: Id;
  site: Site;
  at: Instant;
  day: Day;
  /** The ISO week of the day. */
  week: string;
  project: string | null;
  concept: Id | null;
  /** As the gate knew them then; `recomputed` where it did not keep them and the history tells. */
  facts: Facts;
  recomputed: boolean;
  verdict: Verdict;
  rules: readonly string[];
  /** It went to the studio. */
  released: boolean;
  quoted: Credits | null;
  /** What it cost in the end; null: unknown, or it did not go. */
  charge: Credits | null;
  latencyMs: number | null;
  assets: { usable: number; unreviewed: number };
};

/**
 * The requests of a history, oldest first, whatever order its events come in. Events are judged by
 * what had been observed before them, so the outcome depends on nothing later.
 *
 * @param rules whose caps stand for those of a time that kept no facts. @param outcomes knows what
 * became of the requests, where the events end before that.
 */
export function pastOf(events: Iterable<Event>, rules: RuleSet, outcomes?: Stats): Past[] {
  const inOrder = [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const judged = new Map<Id, GenerationJudged>();
  for (const event of inOrder)
    if (event.type === 'generation.judged') judged.set(event.generation, event);
  const stats = emptyStats();
  const asked: { event: GenerationRequested; facts: Facts; recomputed: boolean }[] = [];
  const seen = new Set<Id>();
  for (const event of inOrder) {
    if (event.type === 'generation.requested' && !seen.has(event.generation)) {
      seen.add(event.generation);
      const kept = judged.get(event.generation);
      const facts = kept ? (kept.facts as Facts) : factsThen(stats, rules, event);
      asked.push({ event, facts, recomputed: !kept });
    }
    fold(stats, event);
  }
  return asked.map((one) => pastFrom(one, outcomes ?? stats));
}

function factsThen(stats: Stats, rules: RuleSet, event: GenerationRequested): Facts {
  const { generation, site, request, concept, project, reset, quoted, at } = event;
  const asked = { generation, site, request, concept, project, reset, quoted };
  return requestFacts(asked, groundOf(stats, rules, asked, at), at);
}

function pastFrom(
  { event, facts, recomputed }: { event: GenerationRequested; facts: Facts; recomputed: boolean },
  stats: Stats,
): Past {
  const { generation, site, at, reset, project, concept, decision, outcome, quoted } = event;
  const record = stats.generations.get(generation);
  const released = outcome === 'released';
  const ratings = (record?.assets ?? []).map((asset) => stats.ratings.get(asset)?.value ?? null);
  return {
    ...{ generation, site, at, project, concept, facts, recomputed, released },
    day: reset.day,
    week: weekOf(reset.day),
    verdict: decision.verdict,
    rules: decision.because.map(({ rule }) => rule),
    quoted: quoted.credits,
    charge: released && record ? chargeOf(record) : null,
    latencyMs: record?.latencyMs ?? null,
    assets: {
      usable: ratings.filter((rating) => rating === 'usable').length,
      unreviewed: ratings.filter((rating) => rating === null).length,
    },
  };
}
