import { expect } from 'vitest';
import { toCredits } from '../../shared/credit.ts';
import type { Event } from '../../shared/event.ts';
import type { Studio } from '../studio/studio.ts';

type OfType<T extends Event['type']> = Extract<Event, { type: T }>;
type StudioTask = Studio['ledger']['tasks'][number];

export function ofType<T extends Event['type']>(events: readonly Event[], type: T): OfType<T>[] {
  return events.filter((event): event is OfType<T> => event.type === type);
}

/** How many generations the events tell whole: requested, accepted and finished. */
export function finished(events: readonly Event[]): number {
  return ofType(events, 'generation.finished').length;
}

/**
 * Holds the events against the studio's own truth: each of its tasks is there exactly once, with
 * its prompt, model, charge, images and end; nothing else is; and no event was lost or doubled.
 */
export function expectRecordedOnce(events: readonly Event[], tasks: readonly StudioTask[]): void {
  const accepted = ofType(events, 'generation.accepted');
  expect(accepted.map(({ task }) => task).sort()).toEqual(tasks.map(({ id }) => id).sort());
  for (const task of tasks) {
    const taken = accepted.filter((event) => event.task === task.id);
    const generation = taken[0]?.generation;
    const of = <T extends Event['type']>(type: T) =>
      ofType(events, type).filter(
        (event) => 'generation' in event && event.generation === generation,
      );
    const requested = of('generation.requested');
    const ended = of('generation.finished');
    const charges = of('generation.charged');
    expect({ task: task.id, requested: requested.length, ended: ended.length }).toEqual({
      task: task.id,
      requested: 1,
      ended: 1,
    });
    expect({
      prompt: requested[0]?.request.prompt ?? '',
      model: requested[0]?.request.model,
      outcome: requested[0]?.outcome,
      charge: taken[0]?.charged.credits,
      end: ended[0]?.outcome,
      images: ended[0]?.assets.map(({ url }) => url),
      refunds: charges.map(({ charged }) => charged.credits),
    }).toEqual({
      prompt: task.prompt,
      model: task.model,
      outcome: 'released',
      charge: toCredits(task.costCredits),
      end: task.status === 'success' ? 'succeeded' : task.status,
      images: task.images.map(({ imageUrl }) => imageUrl),
      refunds: task.status === 'success' ? [] : [0],
    });
  }
  expectNoGaps(events);
}

/** Ids are unique and each device counts from 1 without a gap. */
export function expectNoGaps(events: readonly Event[]): void {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  for (const device of new Set(events.map((event) => event.device))) {
    const seqs = events.filter((event) => event.device === device).map(({ seq }) => seq);
    expect(seqs.sort((a, b) => a - b)).toEqual(seqs.map((_, index) => index + 1));
  }
}
