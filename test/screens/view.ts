import type { View } from '../../extension/state.ts';
import { limitOf } from '../../shared/day-outlook.ts';
import type { DaySpend } from '../../shared/day-spend.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { dayAhead } from '../../shared/forecast/day-ahead.ts';
import { NO_CAPS } from '../../shared/rule.ts';
import type { RecentGeneration, SiteSummary } from '../../shared/snapshot.ts';
import { tierFromName } from '../../shared/tier.ts';

const DAY = 86_400_000;

/** A UUIDv7 that only has to differ from the others. */
export function idOf(n: number): string {
  const tail = n.toString(16).padStart(12, '0');
  return `01890000-0000-7000-8000-${tail}`;
}

/** Three weeks of a plausible person, so that the surfaces can be looked at. @param changed of the studio. */
export function viewFor(
  site: string,
  now: number,
  change: Partial<View> = {},
  changed: (studio: SiteSummary) => Partial<SiteSummary> = () => ({}),
): View {
  const caps = { ...NO_CAPS, daily: 300_000 };
  const plain = summary(now);
  const studio = { ...plain, ...changed(plain) };
  const ahead = dayAhead(studio, limitOf(studio, caps, now, null), now);
  return {
    ...(ahead && { ahead: { [site]: ahead } }),
    snapshot: {
      v: 1,
      at: now,
      revision: 412,
      rules: { ...DEFAULT_RULES, caps },
      sites: { [site]: studio },
      recent: recent(site, now),
    },
    connection: {
      state: 'connected',
      since: now - 3 * 3_600_000,
      lastSync: now - 20_000,
      waiting: 0,
      lost: 0,
      url: 'http://127.0.0.1:7801',
    },
    misunderstood: [],
    approvals: [],
    shelf: { revision: 0, week: { assets: 0, unreviewed: 0 } },
    ...change,
  };
}

function summary(now: number): SiteSummary {
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    reset: { zone: 'UTC', day, source: 'site' },
    balance: {
      credits: 1_124_000,
      at: now - 240_000,
      daily: {
        limit: 300_000,
        used: 88_000,
        resetsAt: (Math.floor(now / DAY) + 1) * DAY,
      },
    },
    days: [...pastDays(now), today(day, new Date(now).getUTCHours())],
    prices: [
      price('nano-banana', '1K', 4000, now, 37),
      price('banana-ai-pro', '2K', 18_000, now, 9),
      price('flux-2-pro', '1K', 5000, now, 4),
    ],
    latencies: [
      { model: 'nano-banana', resolution: '1K', p50: 6400, p90: 13_000, n: 37 },
      { model: 'banana-ai-pro', resolution: '2K', p50: 36_000, p90: 51_000, n: 9 },
    ],
    plan: null,
    grants: buckets(now),
    scores: scores(now),
    today: { day, shares: [{ project: 'Teaser', model: 'nano-banana', credits: 88_000 }] },
    promotions: [],
    reservations: [{ generation: idOf(900), credits: 18_000, until: now + 600_000 }],
  };
}

/** Two weeks of forecasts, two of them wrong. */
function scores(now: number): SiteSummary['scores'] {
  const last = Array.from({ length: 14 }, (_, n) => n !== 4 && n !== 11);
  const list = last.map((isInside, n) => {
    const at = now - (14 - n) * DAY;
    const spent = isInside ? 60_000 + n * 2000 : 180_000;
    const band = { low: 24_000, likely: 66_000, high: 138_000 };
    const state = isInside ? ('inside' as const) : ('outside' as const);
    return { at, until: at + DAY / 2, ...band, state, spent, ranOut: false, loss: 12_000 };
  });
  return { of: 14, inside: 12, last, withdrawn: false, unknown: 1, list: list.reverse() };
}

/** A daily allowance, a plan, what was bought and what was given. */
function buckets(now: number): SiteSummary['grants'] {
  const midnight = Math.floor(now / DAY) * DAY;
  const grants = (
    [
      { kind: 'daily', credits: 300_000, left: 212_000, renews: 'daily', since: midnight },
      { kind: 'plan', credits: 2_000_000, left: 640_000, renews: 'monthly', since: now - 9 * DAY },
      { kind: 'top-up', credits: 250_000, left: 250_000, renews: 'none', since: now - 20 * DAY },
      { kind: 'free', credits: 50_000, left: 22_000, renews: 'none', since: now - 3 * DAY },
    ] as const
  ).map((one, n) => ({
    ...one,
    id: idOf(950 + n),
    expiresAt: one.kind === 'free' ? midnight + 4 * DAY : null,
    rollsOver: false,
    priority: 1,
  }));
  return {
    statement: { at: now - 60_000, zone: 'UTC', grants },
    from: {
      at: now - 60_000,
      buckets: grants.map(({ left }) => ({ granted: left, spent: 0, lost: 0, left })),
      beyond: 0,
    },
    charges: [],
    unknown: 0,
    unattributed: 12_000,
  };
}

function price(model: string, resolution: string, credits: number, now: number, n: number) {
  const key = { model, kind: 'text-to-image' as const, resolution, count: 1, durationS: null };
  return { key, credits, source: 'charge' as const, n, at: now - DAY };
}

function pastDays(now: number): DaySpend[] {
  return Array.from({ length: 21 }, (_, index) => {
    const hours = Array.from({ length: 24 }, (_, hour) =>
      (index * 7 + hour * 5) % 4 === 0 ? ((index * 3 + hour) % 5) * 6000 : 0,
    );
    const day = new Date(now - (21 - index) * DAY).toISOString().slice(0, 10);
    return { day, hours, unknown: 0, generations: 14 };
  });
}

function today(day: string, hour: number): DaySpend {
  const hours = Array<number>(24).fill(0);
  hours[Math.max(0, hour - 3)] = 42_000;
  hours[hour] = (hours[hour] ?? 0) + 46_000;
  return { day, hours, unknown: 1, generations: 11 };
}

function recent(site: string, now: number): RecentGeneration[] {
  const row = (n: number, change: Partial<RecentGeneration>): RecentGeneration => {
    const model = change.model ?? 'nano-banana';
    return {
      id: idOf(n),
      site,
      at: now - n * 7 * 60_000,
      concept: idOf(500),
      prompt: 'glass teapot on a slate table, soft window light, steam',
      kind: 'text-to-image',
      model,
      tier: tierFromName(model.replaceAll('-', ' ')),
      resolution: '1K',
      outcome: 'released',
      end: 'succeeded',
      charge: 4000,
      latencyMs: 6400,
      assets: [idOf(600 + n)],
      promotedFrom: null,
      rules: [],
      ...change,
    };
  };
  return [
    row(0, {
      end: null,
      charge: null,
      latencyMs: null,
      assets: [],
      model: 'banana-ai-pro',
      resolution: '2K',
    }),
    row(1, {
      prompt:
        'glass teapot on a slate table, soft window light, steam curling up to the left, a single sprig of mint beside it, photographed from slightly above',
      assets: [idOf(1), idOf(2)],
    }),
    row(2, { end: 'failed', charge: 0, assets: [], prompt: 'teapot, neon rim light' }),
    row(3, { model: 'flux-2-pro', charge: null, prompt: 'street market at dusk, long shadows' }),
    row(9, {
      kind: 'upscale',
      model: 'upscale',
      tier: null,
      prompt: null,
      resolution: '4K',
      outcome: 'refused',
      end: null,
      charge: null,
      latencyMs: null,
      assets: [],
      rules: ['paid-upscale'],
    }),
    row(30, {
      model: 'banana-ai-pro',
      resolution: '2K',
      charge: 18_000,
      latencyMs: 37_200,
      prompt: 'poster with the words “Night Market”, “Friday”, “Hall 4”',
    }),
  ];
}
