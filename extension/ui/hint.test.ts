import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { emptySnapshot } from '../../shared/snapshot.ts';
import type { FormState } from '../features/feature.ts';
import type { Connection, View } from '../state.ts';
import { type HintInput, hintFor } from './hint.ts';

const SITE = 'https://studio.example';
const NOW = Date.UTC(2026, 4, 20, 12);
const FORM: FormState = {
  prompt: 'a teapot',
  model: 'nano-banana',
  modelLabel: 'Nano Banana',
  kind: 'text-to-image',
  resolution: '1K',
  aspect: null,
  count: 2,
  durationS: null,
  shownCost: null,
  shownBalance: null,
  chosen: '',
};

function view(state: Connection['state'], change: Partial<View> = {}): View {
  const connection = { state, since: NOW, lastSync: null, waiting: 0, lost: 0, url: null };
  return {
    snapshot: emptySnapshot(DEFAULT_RULES, NOW),
    connection,
    misunderstood: [],
    approvals: [],
    shelf: { revision: 0, week: { assets: 0, unreviewed: 0 } },
    ...change,
  };
}

function hint(change: Partial<HintInput> & { form?: FormState } = {}) {
  return hintFor({
    site: SITE,
    form: FORM,
    models: [],
    view: view('connected'),
    recording: 'live',
    muted: [],
    pinned: false,
    destination: null,
    project: null,
    now: NOW,
    ...change,
  });
}

test('an unknown price is a question mark, and the first run says so', () => {
  const { lead, price, rest, dot } = hint();
  expect([lead, price, rest, dot]).toEqual(['Light', '? cr', 'no charges seen yet', null]);
});

test('a price that the page shows is measured, each item apart', () => {
  const { price, perItem } = hint({ form: { ...FORM, shownCost: 8000 } });
  expect(price).toBe('8 cr');
  expect(perItem).toEqual({ credits: 4000, provenance: 'measured' });
});

test('a learned price wears a tilde, and counts what was charged for', () => {
  const key = {
    model: 'nano-banana',
    kind: 'text-to-image' as const,
    resolution: '1K',
    count: 1,
    durationS: null,
  };
  const known = view('connected');
  known.snapshot.sites[SITE] = {
    reset: null,
    balance: null,
    days: [],
    prices: [{ key, credits: 4000, source: 'charge', n: 3, at: NOW }],
    latencies: [],
    plan: null,
    promotions: [],
    reservations: [],
  };
  expect(hint({ view: known }).price).toBe('~8 cr');
  expect(hint({ view: known }).rest).toBe('balance ?');
});

test('what keeps it from recording comes before the balance', () => {
  expect(hint({ recording: 'reload' })).toMatchObject({ rest: 'reload to record', dot: 'hollow' });
  const strange = [{ at: NOW, site: SITE, what: 'x' }];
  expect(hint({ view: view('connected', { misunderstood: strange }) }).dot).toBe('alert');
  const elsewhere = [{ at: NOW, site: 'https://other.example', what: 'x' }];
  expect(hint({ view: view('connected', { misunderstood: elsewhere }) }).dot).toBeNull();
  const away = view('away');
  away.connection.waiting = 1;
  expect(hint({ view: away }).rest).toBe('history paused, 1 event waiting');
  expect(hint({ view: view('unpaired') }).dot).toBe('hollow');
});

test('without a view it still names tier and price', () => {
  expect(hint({ view: null, form: { ...FORM, shownCost: 4000 } })).toMatchObject({
    lead: 'Light',
    price: '4 cr',
    outlook: null,
  });
});

test('advice takes the place of the tier, unless it is muted', () => {
  const form = { ...FORM, prompt: 'an empty square, no people' };
  expect(hint({ form }).advice).toBe('reword');
  expect(hint({ form, muted: ['reword'] }).lead).toBe('Light');
});

test('a destination speaks up where the resolution is short, never over a draft', () => {
  const destination = { id: 'social', name: 'Social 1080 × 1920', width: 1080, height: 1920 };
  const draft = { ...FORM, aspect: '9:16', shownCost: 4000 };
  expect(hint({ form: draft, destination })).toMatchObject({ lead: 'Light', advice: null });
  expect(hint({ form: draft, destination }).size?.words).toHaveLength(2);
  const final = { ...draft, model: 'banana-ai-pro', modelLabel: 'Banana AI pro' };
  // Which tier fits is the dearer question, until it is muted.
  expect(hint({ form: final, destination }).advice).toBe('tier');
  expect(hint({ form: final, destination, muted: ['tier'] })).toMatchObject({
    lead: 'Social 1080 × 1920: needs 2K',
    advice: 'size',
  });
  expect(hint({ form: final, destination, muted: ['tier', 'size'] }).advice).toBeNull();
  expect(hint({ form: final }).size).toBeNull();
});

test('a cap of the project is what is left while one works on it', () => {
  const caps = { ...DEFAULT_RULES.caps, project: 50_000 };
  const snapshot = emptySnapshot({ ...DEFAULT_RULES, caps }, NOW);
  const site = {
    reset: null,
    balance: { credits: 90_000, at: NOW, daily: null },
    days: [],
    prices: [],
    latencies: [],
    plan: null,
    promotions: [],
    reservations: [],
  };
  const shown = view('connected', { snapshot: { ...snapshot, sites: { [SITE]: site } } });
  const outlook = (project: string | null) => hint({ view: shown, project }).outlook;
  expect(outlook('teaser')).toMatchObject({ left: 50_000, leftIs: 'project' });
  expect(outlook(null)).toMatchObject({ left: 90_000, leftIs: 'balance' });
});

test('a deadline hurries the advice once it is near, and only what belongs to its brief', () => {
  const latency = (model: string, seconds: number) => ({
    model,
    resolution: '1K',
    p50: seconds * 1000,
    p90: seconds * 1000,
    n: 9,
  });
  const charged = (model: string, credits: number) => ({
    key: { model, kind: 'text-to-image' as const, resolution: '1K', count: 2, durationS: null },
    ...{ credits, source: 'charge' as const, n: 3, at: NOW },
  });
  const briefed = (inMinutes: number, project: string | null) => {
    const known = view('connected');
    known.snapshot.sites[SITE] = {
      ...{ reset: null, balance: null, days: [], plan: null, promotions: [], reservations: [] },
      prices: [charged('nano-banana', 4000), charged('banana-pro', 18_000)],
      latencies: [latency('nano-banana', 15), latency('banana-pro', 40)],
      brief: {
        brief: {
          ...{ stills: 1, clips: 0, clipSeconds: null, destination: null, credits: null },
          ...{ finals: 'heavy' as const, project, since: NOW },
          deadline: NOW + inMinutes * 60_000,
        },
        progress: {
          ...{ drafts: 0, heavies: 0, cleanups: 0, upscales: 0, clips: 0, unrated: 0, ready: 0 },
          ...{ usableFinals: 0, usableClips: 0, spent: 0, unknown: 0 },
        },
      },
    };
    const models = [
      { id: 'nano-banana', label: 'Nano Banana' },
      { id: 'banana-pro', label: 'Banana AI pro' },
    ];
    return hint({ view: known, models }).lead;
  };
  expect(briefed(0.8, null)).toMatch(/^Short of time: Heavy fits/);
  expect(briefed(0.8, 'another')).not.toMatch(/time/);
  expect(briefed(600, null)).not.toMatch(/time/);
});

test('a price goes by the quality that is chosen in the form, told by the requests before', () => {
  const key = { model: 'nano-banana', kind: 'text-to-image', resolution: '1K', count: 2 } as const;
  const paid = (quality: string, credits: number) => ({
    key: { ...key, durationS: null, quality },
    ...{ credits, source: 'charge' as const, n: 4, at: NOW - 1000 },
  });
  const known = view('connected');
  known.snapshot.sites[SITE] = {
    ...{ reset: null, balance: null, days: [], latencies: [], plan: null, promotions: [] },
    ...{ reservations: [], prices: [paid('high', 24_000), paid('standard', 8000)] },
  };
  const said = (chosen: string) => {
    const { price, source } = hint({ view: known, form: { ...FORM, chosen } });
    return `${price} ${source}`;
  };
  expect(said('Image\n1:1\nStandard')).toMatch(/^~8 cr charged/);
  expect(said('Image\nHigh quality')).toMatch(/^~24 cr charged/);
  // Neither, or both: the latest one, and it is said whose price that is.
  expect(said('Image\n1:1')).toMatch(/^~24 cr quality “high”: /);
  expect(said('high\nstandard')).toMatch(/^~24 cr quality “high”: /);
});
