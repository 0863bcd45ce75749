import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Grant } from '../../shared/grants/grant.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { type CompanionProcess, companionProcess } from '../command-process.ts';
import { SITE, sampleEvent, sampleGate, sampleRequested, sampleRule } from '../sample.ts';
import { Forecasts } from './forecast-view.ts';
import { Status } from './status-view.ts';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const HOUR = 3_600_000;
const NOW = Date.now();
const id = (n: number) => `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

function grant(n: number, about: Pick<Grant, 'kind' | 'credits'> & Partial<Grant>): Grant {
  return {
    id: id(n),
    left: about.credits,
    since: NOW - 3 * HOUR,
    expiresAt: null,
    renews: 'none',
    rollsOver: false,
    priority: 1,
    ...about,
  };
}

let companion: CompanionProcess;
beforeAll(async () => {
  companion = await companionProcess();
  const { device } = companion;
  const at = NOW - HOUR;
  const grants = [
    grant(1, { kind: 'top-up', credits: 100_000 }),
    grant(2, { kind: 'daily', credits: 40_000, left: 13_000, renews: 'daily' }),
    grant(3, { kind: 'plan', credits: 500_000, left: 60_000, renews: 'monthly' }),
    grant(4, { kind: 'free', credits: 9000, expiresAt: NOW - HOUR / 2 }),
  ];
  const generation = id(20);
  const charged = { credits: 15_000, provenance: 'measured' } as const;
  await companion.record([
    sampleEvent(device, 1, NOW - 2 * HOUR, { type: 'grants.stated', site: SITE, grants }),
    sampleRequested(device, 2, at, generation),
    sampleEvent(device, 3, at + 1, {
      type: 'generation.accepted',
      site: SITE,
      generation,
      task: 't',
      charged,
    }),
    sampleEvent(device, 4, NOW - 1000, {
      type: 'balance.observed',
      site: SITE,
      balance: 170_000,
      daily: null,
    }),
  ]);
});
afterAll(() => companion.close());

const json = async (command: string) => JSON.parse((await companion.call([command, '--json'])).out);

it('status: the buckets in burn order, what is lost when, and what they do not explain', async () => {
  const { code, out } = await companion.call(['status']);
  expect(code).toBe(0);
  expect(out).toContain('Buckets of studio.example, in the order in which they are spent\n');
  const rows = out.split('\n').filter((line) => /^ {2}(daily|plan|top-up|free) /.test(line));
  expect(rows.map((row) => row.trim().split(/ +/).slice(0, 3))).toEqual([
    ['daily', '7', '40'],
    ['plan', '60', '500'],
    ['top-up', '100', '100'],
  ]);
  expect(rows[0]).toMatch(/ daily, next \d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect(rows[2]).toContain('never');
  expect(out).toContain('\n  3 credits more than your buckets explain.\n');
  const status = Status.parse(await json('status'));
  const [site] = status.running ? status.sites : [];
  expect(site?.buckets).toMatchObject({
    left: 167_000,
    beyond: 0,
    unknown: 0,
    unattributed: 3000,
    buckets: [
      { kind: 'daily', left: 7000, spent: 6000, lost: 0, state: 'open' },
      { kind: 'plan', left: 60_000 },
      { kind: 'top-up', left: 100_000, endsAt: null },
      // The free ones ended soonest, so they went first.
      { kind: 'free', left: 0, spent: 9000, state: 'ended' },
    ],
  });
});

it('forecast: the buckets, and what each limit leaves', async () => {
  const rules = await inForce();
  const caps = { daily: 50_000, weekly: 60_000, project: 20_000, generation: null, finals: 90_000 };
  await companion.ask('PUT', '/v1/rules', { ...rules, caps });
  const { out } = await companion.call(['forecast']);
  expect(out).toMatch(/^ {2}Buckets +7 daily until [\d: -]+, 60 plan until [\d: -]+, 100 top-up$/m);
  expect(out).toMatch(/^ {2}Limit of the day +\d+ of 50$/m);
  expect(out).toMatch(/^ {2}Limit of the week +\d+ of 60$/m);
  expect(out).toMatch(/^ {2}Kept for finals +90, which leaves 80 for drafts$/m);
  const [site] = Forecasts.parse(await json('forecast')).sites;
  expect(site).toMatchObject({
    limits: { finals: { kept: 90_000, drafts: 80_000 }, projects: [] },
    missing: { balanceLasts: 'its buckets renew' },
  });
  await companion.ask('PUT', '/v1/rules', { ...(await inForce()), caps: rules.caps });
});

it('the gate judges by what each bucket holds, what is set aside taken from it', async () => {
  const rule = sampleRule({
    id: 'spare-the-plan',
    when: 'price.credits > budget.daily && budget.topUp == 100.0 && !has(budget.free)',
    message:
      'Only {budget.daily} daily credits left, {budget.expiring} of them all end within a day.',
    mode: 'enforce',
    verdict: 'confirm',
  });
  await companion.ask('PUT', '/v1/rules', { ...(await inForce()), rules: [rule] });
  const ask = (n: number, credits: number) =>
    companion.ask(
      'POST',
      '/v1/gate',
      sampleGate(companion.device, NOW, {
        generation: id(n),
        quoted: { credits, provenance: 'measured' },
      }),
    ) as Promise<{ decision: { verdict: string; because: { text: string }[] } }>;
  expect((await ask(30, 4000)).decision.verdict).toBe('allow');
  const { decision } = await ask(31, 4000);
  expect(decision).toMatchObject({
    verdict: 'confirm',
    because: [{ text: 'Only 3 daily credits left, 3 of them all end within a day.' }],
  });
});

it('a statement that cannot be is refused with its place', async () => {
  const grants = [grant(1, { kind: 'plan', credits: 1000, left: 2000 })];
  const event = sampleEvent(companion.device, 9, NOW, {
    type: 'grants.stated',
    site: SITE,
    grants,
  });
  await expect(companion.record([event])).rejects.toThrow(
    /no more can be left than was given.*"path":"events\.0\.grants\.0\.left"/,
  );
});

async function inForce(): Promise<RuleSet> {
  const headers = { Authorization: companion.authorization };
  return (await fetch(`${companion.url}/v1/rules`, { headers })).json() as Promise<RuleSet>;
}
