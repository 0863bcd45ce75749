import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { watchedSince } from '../../shared/keep-pack.ts';
import { NO_CAPS, RuleHistory, type RuleSet } from '../../shared/rule.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';

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
