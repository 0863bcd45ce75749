import type { Amount } from '../../../shared/credit.ts';
import { estimated, measured, UNKNOWN_AMOUNT } from '../../../shared/credit.ts';
import type { Event, EventBody, PriceKey } from '../../../shared/event.ts';
import { dayAt } from '../../../shared/reset-day.ts';
import type { World } from './world.ts';

export const SITE = 'https://studio.example';
const START = Date.UTC(2026, 10, 2, 8);
const DAY_MS = 86_400_000;
const SECOND = 1000;

/** One press as the world knows it. */
export type Press = {
  generation: string;
  at: number;
  key: PriceKey;
  /** By the list in force. */
  price: number;
  succeeds: boolean;
  /** The new list holds, and differs for this. */
  changed: boolean;
};

export type Story = { events: Event[]; presses: Press[]; elsewhere: number };

type Timed = { at: number; body: EventBody };

/** What happens in a world, as the extension would record it. */
export function tellWorld(world: World): Story {
  const { random } = world;
  const told: Timed[] = [];
  const presses: Press[] = [];
  /** Every movement of the balance, in no order. */
  const moves: { at: number; by: number }[] = [];
  const looks: { at: number; stale: boolean }[] = [];
  const chance = (p: number) => random() < p;
  const tell = (at: number, body: EventBody) => told.push({ at, body });
  const look = (at: number) => looks.push({ at, stale: chance(world.stale) });
  const plan = (at: number, paid: number) =>
    tell(at, {
      type: 'plan.stated',
      site: SITE,
      plan: { paid, currency: 'EUR', credits: 1_000_000, discount: null },
    });
  let at = START;
  if (world.byPlan) plan(at, 1900);
  for (let i = 0; i < world.presses; i += 1) {
    at = next(world, at, i);
    const changed = world.changeAt !== null && i >= world.changeAt;
    if (i === world.changeAt && world.byPlan) plan(at - 2 * SECOND, 2900);
    const key = world.menu[Math.floor(random() ** 2 * world.menu.length)] as PriceKey;
    const price = world.price(key, changed);
    const generation = idOf(at, i);
    const succeeds = !chance(world.fails);
    const endAt =
      at + Math.round((key.durationS ? 60 + 90 * random() : 4 + 30 * random()) * SECOND);
    presses.push({
      ...{ generation, at, key, price, succeeds },
      changed: changed && price !== world.price(key, false),
    });
    const wrong = chance(world.showsWrong);
    const shown = chance(world.shows) ? (wrong ? Math.max(500, price / 2) : price) : null;
    if (shown !== null)
      tell(at - SECOND, { type: 'price.observed', site: SITE, key, credits: shown });
    if (chance(0.8)) look(at - 500);
    const charge = chance(world.discounts) ? Math.round(price / 2) : price;
    tellPress(world, tell, { generation, at, endAt, key, shown, charge, succeeds });
    moves.push({
      at: world.tells === 'end' ? endAt - 200 : at + 400,
      by: succeeds || world.tells !== 'end' ? -charge : 0,
    });
    if (!succeeds && world.tells !== 'end') moves.push({ at: endAt + 100, by: charge });
    if (succeeds && chance(world.refunds)) {
      moves.push({ at: endAt + 20 * SECOND, by: charge });
      if (world.tells === 'start' || world.tells === 'end')
        tell(endAt + 21 * SECOND, {
          type: 'generation.charged',
          site: SITE,
          generation,
          charged: measured(0),
          why: 'refund',
        });
    }
    if (chance(0.9)) look(endAt + 500);
  }
  const anyTime = () => START + Math.floor(random() * (at - START));
  for (let i = 0; i < world.topUps; i += 1)
    moves.push({ at: anyTime(), by: 100_000 * (1 + Math.floor(random() * 5)) });
  if (world.grants)
    for (let day = START + DAY_MS - (START % DAY_MS); day < at; day += DAY_MS)
      moves.push({ at: day, by: 20_000 });
  let elsewhere = 0;
  for (let i = 0; i < world.elsewhere; i += 1) {
    const key = world.menu[Math.floor(random() * world.menu.length)] as PriceKey;
    const price = world.price(key, false);
    moves.push({ at: anyTime(), by: -price });
    elsewhere += price;
  }
  tellBalances(tell, moves, looks, world.grants);
  return { events: enveloped(told), presses, elsewhere };
}

/** Bursts of work, pauses, and nights. */
function next({ random, together }: World, at: number, i: number): number {
  if (random() < together) return at + Math.round((1 + 4 * random()) * SECOND);
  if (i > 0 && i % 25 === 0) return at + DAY_MS - (at % DAY_MS) + (8 * 3600 + 600 * i) * SECOND;
  return at + Math.round((60 + 240 * random() * random()) * SECOND);
}

type Pressed = {
  generation: string;
  at: number;
  endAt: number;
  key: PriceKey;
  shown: number | null;
  charge: number;
  succeeds: boolean;
};

function tellPress(
  { tells }: World,
  tell: (at: number, body: EventBody) => unknown,
  { generation, at, endAt, key, shown, charge, succeeds }: Pressed,
): void {
  const clip = key.durationS !== null;
  tell(at, {
    type: 'generation.requested',
    site: SITE,
    generation,
    request: {
      ...key,
      kind: key.kind ?? 'text-to-image',
      ...{ media: clip ? 'video' : 'image', prompt: null, negativePrompt: null, tier: null },
      ...{ aspect: null, seed: null, parents: [], promotedFrom: null },
    },
    project: null,
    concept: null,
    quoted: measured(shown),
    decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
    waiver: null,
    outcome: 'released',
    holdMs: 3,
  });
  const start: Amount = tells === 'start' ? measured(charge) : UNKNOWN_AMOUNT;
  const accepted = { task: generation, charged: start };
  tell(at + 300, { type: 'generation.accepted', site: SITE, generation, ...accepted });
  const end: Amount =
    succeeds && tells === 'end'
      ? measured(charge)
      : succeeds && tells !== 'start'
        ? estimated(shown)
        : UNKNOWN_AMOUNT;
  tell(endAt, {
    type: 'generation.finished',
    site: SITE,
    generation,
    outcome: succeeds ? 'succeeded' : 'failed',
    assets: [],
    error: succeeds ? null : { kind: 'failed', message: 'no' },
    charged: end,
    latencyMs: succeeds ? endAt - at : null,
  });
}

function tellBalances(
  tell: (at: number, body: EventBody) => unknown,
  moves: { at: number; by: number }[],
  looks: { at: number; stale: boolean }[],
  daily: boolean,
): void {
  const inOrder = [...moves].sort((a, b) => a.at - b.at);
  let balance = 5_000_000;
  let before = balance;
  let moved = 0;
  for (const { at, stale } of [...looks].sort((a, b) => a.at - b.at)) {
    const last = balance;
    while (moved < inOrder.length && (inOrder[moved]?.at ?? 0) <= at) {
      balance += inOrder[moved]?.by ?? 0;
      moved += 1;
    }
    const allowance = daily ? { limit: 20_000, used: null, resetsAt: null } : null;
    tell(at, {
      type: 'balance.observed',
      site: SITE,
      balance: Math.max(0, stale ? before : balance),
      daily: allowance,
    });
    before = last;
  }
}

function enveloped(told: Timed[]): Event[] {
  return [...told]
    .sort((a, b) => a.at - b.at)
    .map(
      ({ at, body }, i) =>
        ({
          v: 1,
          id: idOf(at, 10_000 + i),
          device: idOf(START, 1),
          seq: i + 1,
          at,
          reset: { zone: 'UTC', day: dayAt(at, 'UTC'), source: 'site' },
          ...body,
        }) as Event,
    );
}

/** A UUIDv7 whose time is `at`, and whose rest is `n`. */
function idOf(at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
