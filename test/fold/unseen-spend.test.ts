import { expect, test } from 'vitest';
import { sitePrices } from '../../shared/prices/site-prices.ts';
import { unseenSpend } from '../../shared/prices/unseen-spend.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { idAt, REQUEST, Recorder, SITE } from './history.ts';

const START = Date.UTC(2026, 10, 2, 3);
const MINUTE = 60_000;
const DAY = 86_400_000;
const ALLOWANCE = { limit: 20_000, used: null, resetsAt: null };

/** Balances and generations of 4 credits each, whose charge the studio states, in order. */
class Story {
  readonly recorder = new Recorder();
  #at = START;

  balance(credits: number, daily: typeof ALLOWANCE | null = null): this {
    this.recorder.record(this.#at, {
      type: 'balance.observed',
      site: SITE,
      balance: credits * 1000,
      daily,
    });
    return this.later(MINUTE);
  }

  generation(): this {
    const generation = idAt(this.#at, 7);
    this.recorder.record(this.#at, {
      type: 'generation.requested',
      ...{ site: SITE, generation, request: REQUEST, project: null, concept: null },
      quoted: { credits: null, provenance: 'unknown' },
      decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
      ...{ waiver: null, outcome: 'released', holdMs: 3 },
    });
    this.recorder.record(this.#at + 300, {
      type: 'generation.accepted',
      ...{ site: SITE, generation, task: generation },
      charged: { credits: 4000, provenance: 'measured' },
    });
    this.recorder.record(this.#at + 9000, {
      type: 'generation.finished',
      ...{ site: SITE, generation, outcome: 'succeeded', assets: [], error: null },
      charged: { credits: null, provenance: 'unknown' },
      latencyMs: 9000,
    });
    return this.later(MINUTE);
  }

  later(ms: number): this {
    this.#at += ms;
    return this;
  }

  unseen(expires = false): { credits: number; times: number } | null {
    const stats = this.recorder.events.reduce(fold, emptyStats());
    const found = unseenSpend(
      sitePrices(stats, SITE, stats.generations.values()),
      expires,
      this.#at,
    );
    return found && { credits: found.credits / 1000, times: found.times };
  }
}

test('what left the balance and no generation here explains is told', () => {
  const story = new Story().balance(100).generation().balance(96);
  expect(story.unseen()).toBeNull();
  expect(
    story
      .later(DAY / 24)
      .balance(90)
      .unseen(),
  ).toEqual({ credits: 6, times: 1 });
  expect(story.generation().balance(81).unseen()).toEqual({ credits: 11, times: 2 });
});

test('a balance that is one or two charges old is nobody’s spending', () => {
  const story = new Story().balance(100).generation().balance(100).balance(96);
  expect(story.unseen()).toBeNull();
  // From before the two latest charges, and right again.
  story.generation().balance(92).generation().balance(96).balance(88);
  expect(story.unseen()).toBeNull();
  story.generation().balance(92).balance(84);
  expect(story.unseen()).toBeNull();
});

test('a top-up hides spending and makes none', () => {
  const story = new Story().balance(100).generation().balance(596).generation().balance(592);
  expect(story.unseen()).toBeNull();
  expect(story.balance(580).unseen()).toEqual({ credits: 12, times: 1 });
});

test('an allowance that comes back is no spending; what goes overnight is, unless it may have expired', () => {
  const story = new Story().balance(30, ALLOWANCE).later(DAY).balance(50, ALLOWANCE);
  expect(story.unseen()).toBeNull();
  story.later(DAY).balance(41, ALLOWANCE);
  expect(story.unseen()).toEqual({ credits: 9, times: 1 });
  expect(story.unseen(true)).toBeNull();
});

test('what is over a week old is not told any more', () => {
  const story = new Story().balance(100).balance(90);
  expect(story.unseen()).not.toBeNull();
  expect(story.later(8 * DAY).unseen()).toBeNull();
});
