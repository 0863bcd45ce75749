import type { Amount } from './credit.ts';
import type { ResetDay } from './event.ts';
import type { Facts } from './facts.ts';
import { sum } from './forecast.ts';
import type { GenerationRequest } from './generation.ts';
import type { Id, Instant, Site } from './id.ts';
import { promptFacts } from './prompt/facts.ts';
import type { Caps } from './rule.ts';
import type { Snapshot } from './snapshot.ts';

/** One request at the gate, with what is known of its price. */
export type Asked = {
  site: Site;
  request: GenerationRequest;
  quoted: Amount;
  concept: Id | null;
  reset: ResetDay;
};

/** The facts that rules judge the request by. What is not known is left out. */
export function requestFacts(asked: Asked, snapshot: Snapshot, now: Instant): Facts {
  const { request, quoted, concept, reset, site } = asked;
  const summary = snapshot.sites[site];
  const today = summary?.days.find(({ day }) => day === reset.day);
  const reserved = (summary?.reservations ?? []).filter(({ until }) => until > now);
  const parentIds = [
    ...request.parents.flatMap(({ asset }) => asset ?? []),
    ...(request.promotedFrom === null ? [] : [request.promotedFrom]),
  ];
  const parent = snapshot.recent.find(({ assets }) => assets.some((id) => parentIds.includes(id)));
  return {
    request: known({
      kind: request.kind,
      media: request.media,
      model: request.model,
      tier: request.tier,
      resolution: request.resolution,
      count: request.count,
      promoted: request.promotedFrom !== null,
    }),
    price: known({ credits: inCredits(quoted.credits) }),
    balance: known({ credits: inCredits(summary?.balance?.credits ?? null) }),
    day: {
      spent: sum(today?.hours ?? []) / 1000,
      reserved: sum(reserved.map(({ credits }) => credits)) / 1000,
      generations: today?.generations ?? 0,
    },
    caps: capFacts(snapshot.rules.caps),
    concept: {
      generations:
        concept === null
          ? 0
          : snapshot.recent.filter((one) => one.concept === concept && one.outcome === 'released')
              .length,
    },
    parent: known({ tier: parent?.tier ?? null, kind: parent?.kind ?? null }),
    prompt: request.prompt === null ? {} : known(promptFacts(request.prompt)),
  };
}

function capFacts(caps: Caps): Facts['caps'] {
  return known({ daily: inCredits(caps.daily), generation: inCredits(caps.generation) });
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
