import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { watchedSince } from '../../shared/keep-pack.ts';
import { Waivers } from '../../shared/report/waivers.ts';
import { NO_CAPS, RuleHistory, type RuleSet } from '../../shared/rule.ts';
import type { Waiver } from '../../shared/waiver.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleGate, sampleRequest, sampleRequested } from '../sample.ts';

let companion: InProcess;
let key: string;
beforeEach(async () => {
  companion = await inProcess();
  key = (await companion.pair()).authorization;
});
afterEach(() => companion.close());

const put = (body: unknown) => companion.ask('/v1/rules', key, { method: 'PUT', body });
const withRule = (change: object): RuleSet => {
  const [first, ...rest] = DEFAULT_RULES.rules;
  return { ...DEFAULT_RULES, rules: [...rest, { ...first!, ...change }] };
};

it('starts with rules of which only caps and paid upscales hold a request', async () => {
  const { json } = await companion.ask('/v1/rules', key);
  expect(json).toEqual(DEFAULT_RULES);
  const enforced = json.rules.filter(({ mode }: { mode: string }) => mode === 'enforce');
  expect(enforced.map(({ id }: { id: string }) => id)).toEqual([
    'daily-cap',
    'weekly-cap',
    'project-cap',
    'generation-cap',
    'finals-reserve',
    'paid-upscale',
  ]);
});

it('stores a change durably, at the next revision', async () => {
  const caps = { ...NO_CAPS, daily: 80_000 };
  const reply = await put({ ...DEFAULT_RULES, caps });
  expect(reply.json).toEqual(watchedSince({ ...DEFAULT_RULES, caps, revision: 1 }, NOON));
  await companion.close({ keep: true });
  companion = await inProcess({ folder: companion.folder });
  expect((await companion.ask('/v1/rules', key)).json.caps).toEqual(caps);
});

it('keeps what was replaced, the latest first, and not what was refused', async () => {
  const caps = { ...NO_CAPS, daily: 80_000 };
  await put({ ...DEFAULT_RULES, caps });
  await put({ ...DEFAULT_RULES, revision: 1 });
  expect((await put(DEFAULT_RULES)).status).toBe(409);
  const { json } = await companion.ask('/v1/rules/history', key);
  const { revisions } = RuleHistory.parse(json);
  expect(revisions.map(({ revision, caps, until }) => [revision, caps.daily, until])).toEqual([
    [1, 80_000, NOON],
    [0, null, NOON],
  ]);
});

it('refuses a writer who read an older revision', async () => {
  await put(DEFAULT_RULES);
  const reply = await put(DEFAULT_RULES);
  expect([reply.status, reply.json.error.code]).toEqual([409, 'stale-revision']);
  const both = await Promise.all([1, 2].map(() => put({ ...DEFAULT_RULES, revision: 1 })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

const WAIVER: Waiver = {
  id: '019ab2c0-0000-7000-8000-000000000020',
  rule: 'paid-upscale',
  scope: { sites: [SITE], projects: [], concept: null },
  reason: 'the client pays for every 2K',
  since: NOON,
  until: null,
};

it('judges by a standing waiver until it is taken back, and tells a replay of then the same', async () => {
  const { device, authorization } = await companion.pair();
  const ask = async (body: object) =>
    (await companion.ask('/v1/gate', authorization, { method: 'POST', body })).json.decision;
  const upscale = () =>
    sampleGate(device, companion.clock.now, { request: sampleRequest({ kind: 'upscale' }) });
  await put({ ...DEFAULT_RULES, waivers: [WAIVER] });
  companion.clock.now += 60_000;
  const under = upscale();
  const decision = await ask(under);
  expect(decision).toMatchObject({ verdict: 'allow', waived: [{ waiver: WAIVER.id }] });
  const requested = sampleRequested(device, 1, companion.clock.now, under.generation);
  const { request } = under;
  await companion.ledger.append([{ ...requested, request, decision } as never]);
  const told = async () =>
    Waivers.parse((await companion.ask('/v1/rules/waivers', key)).json).standing[0];
  expect(await told()).toMatchObject({
    reason: WAIVER.reason,
    uses: [{ site: SITE, times: 1, credits: 0, unknownCharges: 1 }],
  });
  companion.clock.now += 60_000;
  const ended = { ...WAIVER, until: companion.clock.now };
  await put({ ...DEFAULT_RULES, revision: 1, waivers: [ended] });
  expect((await ask(upscale())).verdict).toBe('confirm');
  expect((await told())?.uses).toHaveLength(1);
  const replayed = async (body: object) =>
    (await companion.ask('/v1/replays', key, { method: 'POST', body })).json;
  expect(await replayed({})).toMatchObject({ requests: 1, changed: 0 });
  expect(await replayed({ waivers: [] })).toMatchObject({
    changed: 1,
    stopped: { low: 0, high: 1 },
  });
  const { revisions } = RuleHistory.parse((await companion.ask('/v1/rules/history', key)).json);
  expect(revisions.map(({ waivers }) => waivers)).toEqual([[WAIVER], []]);
});

it('refuses a waiver that cannot stand, and says for which rule and why', async () => {
  const bad: [Partial<Waiver>, string, string][] = [
    [{ rule: 'daily-cap' }, 'rule', 'it blocks: change the rule instead'],
    [{ rule: 'generation-cap' }, 'rule', 'it needs an approval each time'],
    [{ rule: 'finals-reserve' }, 'rule', 'it guards a limit of yours: change the limit instead'],
    [{ rule: 'one-model' }, 'rule', 'it only notes something'],
    [{ rule: 'nobody' }, 'rule', 'A waiver names rule "nobody", and there is none.'],
    [{ until: NOON - 1 }, 'until', 'ends before it begins'],
  ];
  for (const [change, field, said] of bad) {
    const { status, json } = await put({ ...DEFAULT_RULES, waivers: [{ ...WAIVER, ...change }] });
    expect([status, json.error.code, json.error.path], said).toEqual([
      400,
      'bad-waiver',
      `waivers.0.${field}`,
    ]);
    expect(json.error.message).toContain(said);
  }
  const twice = await put({ ...DEFAULT_RULES, waivers: [WAIVER, WAIVER] });
  expect(twice.json.error.message).toContain('Two waivers have the id');
  const mute = await put({ ...DEFAULT_RULES, waivers: [{ ...WAIVER, reason: '' }] });
  expect([mute.status, mute.json.error.path]).toEqual([400, 'waivers.0.reason']);
  expect(companion.rules.data).toEqual(DEFAULT_RULES);
});

const last = DEFAULT_RULES.rules.length - 1;

it('names the rule, the column and what is wrong, and changes nothing', async () => {
  const bad: [string, string][] = [
    ['price.credit > 3.0', 'column'],
    ['price.credits >', 'column'],
    ['price.credits', 'expected true or false'],
    ['nothing.here == 1.0', 'column'],
    ['request.model.matches("a")', 'matches() is not available'],
  ];
  for (const [when, said] of bad) {
    const { status, json } = await put(withRule({ id: 'mine', when }));
    expect([status, json.error.code, json.error.path], when).toEqual([
      400,
      'bad-rule',
      `rules.${last}.when`,
    ]);
    expect(json.error.message).toContain('Rule "mine"');
    expect(json.error.message).toContain(said);
  }
  expect((await put(withRule({ id: 'paid-upscale' }))).json.error.path).toBe(`rules.${last}.id`);
  expect((await put(withRule({ mode: 'maybe' }))).json.error.path).toBe(`rules.${last}.mode`);
  expect(companion.rules.data).toEqual(DEFAULT_RULES);
});
