import type { Amount, Credits } from './credit.ts';
import type { Destination } from './destination.ts';
import type { Facts } from './facts.ts';
import type { GenerationRequest } from './generation.ts';
import { bucketFacts } from './grants/bucket-facts.ts';
import type { Ground, Standing } from './ground.ts';
import type { Instant } from './id.ts';
import { promptFacts } from './prompt/facts.ts';
import { hourAt, nextReset, weekdayOf } from './reset-day.ts';
import type { Caps } from './rule.ts';

/** One request at the gate, with what is known of its price. */
export type Asked = Standing & {
  request: GenerationRequest;
  quoted: Amount;
  /** Null: none was chosen; undefined: whoever asks does not say. */
  destination?: Destination | null | undefined;
};

/** The facts that rules judge the request by. What is not known is left out. */
export function requestFacts(asked: Asked, ground: Ground, now: Instant): Facts {
  const { request, quoted, project, reset } = asked;
  const { day, week, reserved, parent, concept } = ground;
  const heavy = week.heavy;
  return {
    request: known({
      site: asked.site,
      kind: request.kind,
      media: request.media,
      model: request.model,
      tier: request.tier,
      resolution: request.resolution,
      aspect: request.aspect,
      count: request.count,
      durationS: request.durationS,
      promoted: request.promotedFrom !== null,
      parents: request.parents.length,
    }),
    price: known({
      credits: inCredits(quoted.credits),
      upTo: inCredits(upTo(quoted, ground)),
    }),
    balance: known({ credits: inCredits(ground.balance) }),
    day: {
      spent: day.spent / 1000,
      reserved: reserved.day / 1000,
      generations: day.generations,
    },
    week: known({
      spent: week.spent / 1000,
      reserved: reserved.week / 1000,
      generations: week.generations,
      heavyReviewed: heavy.reviewed,
      heavyDiscarded: heavy.ofReviewed === 0 ? null : heavy.rejected / heavy.ofReviewed,
      topModel: week.top?.model ?? null,
      topModelShare: week.top === null ? null : week.top.generations / week.generations,
    }),
    budget: {
      ...known({ left: inCredits(leftOf(ground, project)) }),
      ...bucketFacts(ground.buckets, reserved.day, now),
    },
    caps: capFacts(ground.caps),
    concept: known({ id: asked.concept, ...concept }),
    asset: known({
      tier: parent?.tier ?? null,
      kind: parent?.kind ?? null,
      model: parent?.model ?? null,
      rating: parent?.rating ?? null,
    }),
    destination: asked.destination
      ? known({
          name: asked.destination.name,
          width: asked.destination.width,
          height: asked.destination.height,
        })
      : {},
    project:
      project === null
        ? {}
        : {
            name: project,
            spent: ground.project.spent / 1000,
            reserved: reserved.project / 1000,
          },
    clock: {
      hour: hourAt(now, reset.zone),
      weekday: weekdayOf(reset.day),
      minutesToReset: minutesTo(ground.resetsAt, now, reset.zone),
    },
    prompt: request.prompt === null ? {} : wordFacts(request.prompt),
  };
}

/** Rules read numbers, words and yes or no; lists count as how many they hold. */
function wordFacts(prompt: string): Facts['prompt'] {
  const { counts, relationKinds: _, spans: __, ...simple } = promptFacts(prompt);
  return known({ ...simple, counted: counts.length });
}

/** What is set aside for a request: its price, or what nearly all of its kind cost at most. */
export function upTo(quoted: Amount, { typical }: Pick<Ground, 'typical'>): number | null {
  return quoted.credits ?? typical;
}

/** What of a ground tells what is left. */
type Spendings = Pick<Ground, 'caps' | 'balance' | 'reserved'> &
  Record<'day' | 'week' | 'project', { spent: Credits }>;

/** The least of what the balance and the caps leave; null where neither is known. */
export function leftOf(
  { caps, balance, day, week, reserved, project }: Spendings,
  name: string | null,
): Credits | null {
  const left = [
    balance === null ? null : balance - reserved.day,
    caps.daily === null ? null : caps.daily - day.spent - reserved.day,
    caps.weekly === null ? null : caps.weekly - week.spent - reserved.week,
    caps.project === null || name === null ? null : caps.project - project.spent - reserved.project,
  ].filter((one) => one !== null);
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}

/** A time that the studio stated and that has passed is not the next one. */
function minutesTo(stated: Instant | null, now: Instant, zone: string): number {
  const at = stated !== null && stated > now ? stated : nextReset(now, zone);
  return Math.floor((at - now) / 60_000);
}

/** The limits as rules read them; what is not set is left out. */
export function capFacts(caps: Caps): Facts['caps'] {
  return known({
    daily: inCredits(caps.daily),
    weekly: inCredits(caps.weekly),
    project: inCredits(caps.project),
    generation: inCredits(caps.generation),
    finals: inCredits(caps.finals),
  });
}

function inCredits(thousandths: number | null): number | null {
  return thousandths === null ? null : thousandths / 1000;
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], null> };
function known<T extends object>(record: T): Known<T> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null),
  ) as Known<T>;
}
