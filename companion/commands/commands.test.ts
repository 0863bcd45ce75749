import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { Replay } from '../../shared/replay/replay-result.ts';
import { Waivers } from '../../shared/report/waivers.ts';
import { dayAt } from '../../shared/reset-day.ts';
import { Waiver } from '../../shared/waiver.ts';
import { type CompanionProcess, callCommand, companionProcess } from '../command-process.ts';
import { PairingsReply } from '../routes/pairings.ts';
import { SITE, sampleEvent, sampleFinished, sampleRequested } from '../sample.ts';
import { Forecasts } from './forecast-view.ts';
import { Guarded } from './guard.ts';
import { RulesChecked } from './rules-check.ts';
import { Status } from './status-view.ts';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const DAY_MS = 86_400_000;
const ZONE = 'Europe/Berlin';
/** What a terminal would obey, or turn round, in the name of a model and of a browser. */
const HOSTILE = 'nano\u001b[2J\u202e\u009b';

let companion: CompanionProcess;
beforeAll(async () => {
  companion = await companionProcess();
  await companion.record(threeWeeks());
});
afterAll(() => companion.close());

/** Three generations of 4 credits on each of 21 days; of today's, one whose charge is not known. */
function threeWeeks() {
  const now = Date.now();
  let seq = 0;
  const events = Array.from({ length: 63 }, (_, i) => {
    const at = now - Math.floor(i / 3) * DAY_MS - (i % 3) * 10;
    const generation = `019ab2c0-0000-7000-8000-${String(i).padStart(12, '0')}`;
    const charged =
      i === 0
        ? ({ credits: null, provenance: 'unknown' } as const)
        : ({ credits: 4000, provenance: 'measured' } as const);
    const requested = sampleRequested(companion.device, ++seq, at, generation);
    const finished = sampleEvent(companion.device, ++seq, at + 5, {
      type: 'generation.finished',
      site: SITE,
      generation,
      outcome: 'succeeded',
      assets: [],
      error: null,
      charged,
      latencyMs: 5,
    });
    return [requested, finished].map((event) => ({
      ...event,
      reset: { zone: ZONE, day: dayAt(at, ZONE), source: 'site' as const },
    }));
  }).flat();
  const reset = { zone: ZONE, day: dayAt(now, ZONE), source: 'site' } as const;
  const balance = { type: 'balance.observed', site: SITE, balance: 90_000, daily: null } as const;
  const price = {
    type: 'price.observed',
    site: SITE,
    credits: 7000,
    key: { model: HOSTILE, kind: 'text-to-image', resolution: '2K', count: 1, durationS: null },
  } as const;
  return [
    ...events,
    { ...sampleEvent(companion.device, ++seq, now, balance), reset },
    { ...sampleEvent(companion.device, ++seq, now + 1, price), reset },
  ];
}

it('status: where each studio stands, unknown charges apart', async () => {
  const { code, out, error } = await companion.call(['status']);
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain(`Tierwise companion 0.1.0 at ${companion.url}\n`);
  expect(out).toContain(`  Data folder  ${companion.data}\n`);
  expect(out).toMatch(/ {2}Browsers {5}1 connected: Test browser\n/);
  expect(out).toMatch(/^studio\.example +90 .* 8 \+ 1 unknown .* no limit set$/m);
  const json = Status.parse(JSON.parse((await companion.call(['status', '--json'])).out));
  expect(json).toMatchObject({ running: true, url: companion.url });
  // Those above, and the forecast that was kept as somebody looked.
  expect(json.running && json.events).toBeGreaterThanOrEqual(128);
  expect(json.running && json.sites).toMatchObject([
    {
      site: SITE,
      balance: { credits: 90_000 },
      today: { credits: 8000, generations: 3, unknown: 1 },
      reserved: 0,
      daily: null,
    },
  ]);
});

it('status: what a limit leaves, "at most" while a charge in it is unknown', async () => {
  const rules = await setCap(50_000);
  const { out } = await companion.call(['status']);
  expect(out).toMatch(/at most \d+ of 50 today$/m);
  const json = Status.parse(JSON.parse((await companion.call(['status', '--json'])).out));
  expect(json.running && json.sites[0]?.daily).toMatchObject({ cap: 50_000, atMost: true });
  expect(json.running && json.rules.revision).toBe(rules);
});

it('forecast: what fits, whether the day and the balance last', async () => {
  await setCap(null);
  const { code, out } = await companion.call(['forecast']);
  expect(code).toBe(0);
  expect(out).toContain('Left             90 in all');
  expect(out).toMatch(/Balance lasts {4}likely [78] days/);
  expect(out).toMatch(/^ +22 +4 {2}nano-banana, 1K, text-to-image, 1 at once$/m);
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  expect(out).toContain('nano [2J');
  const json = await companion.call(['forecast', '--json']);
  expect(json.out).not.toMatch(/[^\n\u0020-\u007e]/);
  const [site] = Forecasts.parse(JSON.parse(json.out)).sites;
  expect(site).toMatchObject({ left: 90_000, leftIs: 'balance', balanceLasts: { n: 20 } });
  expect(site?.fits.find(({ key }) => key.model === HOSTILE)?.fits).toBe(12);
});

it('guard: 0 where it may go, with the price this account saw; nothing is reserved', async () => {
  const asked = ['guard', '--site', 'studio.example', '--kind', 'text-to-image'];
  const settings = ['--model', 'nano-banana', '--resolution', '1K', '--count', '1'];
  const { code, out, error } = await companion.call([...asked, ...settings]);
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/^Allowed\n/);
  expect(out).toMatch(/^ {2}Price +~4 \(charged 62 times\)$/m);
  const unknown = await companion.call([...asked, '--model', 'other', '--json']);
  expect(Guarded.parse(JSON.parse(unknown.out))).toMatchObject({
    allowed: true,
    dryRun: true,
    quoted: { credits: null, provenance: 'unknown' },
    reservation: null,
  });
  expect(await openReservations()).toEqual([]);
});

it('guard: the prompt from the standard input, and the price set aside with --reserve', async () => {
  const { code, out } = await companion.call(
    'guard --site studio.example --kind text-to-image --credits 4.5 --prompt - --reserve --json'.split(
      ' ',
    ),
    { stdin: 'a lighthouse at dusk\n' },
  );
  expect(code).toBe(0);
  const found = Guarded.parse(JSON.parse(out));
  expect(found).toMatchObject({
    allowed: true,
    dryRun: false,
    quoted: { credits: 4500, provenance: 'typed' },
    reservation: { credits: 4500 },
  });
  expect(await openReservations()).toMatchObject([{ generation: found.generation, credits: 4500 }]);
  expect((await companion.call(['status'])).out).toContain(found.generation);
});

it('guard: 1 where a rule stops it, with the rule; not even --reserve reserves then', async () => {
  const before = await openReservations();
  const asked = ['--site', SITE, '--kind', 'upscale', '--resolution', '4K', '--credits', '9'];
  const upscale = await companion.call(['guard', ...asked, '--reserve']);
  expect(upscale.code).toBe(1);
  expect(upscale.out).toMatch(/^Refused: it asks first\n/);
  expect(upscale.out).toContain('paid-upscale: ');
  await setCap(20_000);
  const dear = ['--site', SITE, '--kind', 'text-to-image', '--credits', '9'];
  const blocked = await companion.call(['guard', ...dear, '--reserve', '--json']);
  await setCap(null);
  expect(blocked.code).toBe(1);
  expect(Guarded.parse(JSON.parse(blocked.out)).decision).toMatchObject({
    verdict: 'block',
    because: [{ rule: 'daily-cap' }],
  });
  expect(await openReservations()).toEqual(before);
});

it('guard: 64 names the option, and what was probably meant', async () => {
  const wrong = [
    [['--kind', 'upscale'], '--site is missing'],
    [['--site', 'studi.example', '--kind', 'upscale'], 'Did you mean studio.example?'],
    [['--site', SITE, '--kind', 'upscal'], 'Did you mean upscale?'],
    [['--site', SITE, '--kind', 'upscale', '--tier', 'heavi'], 'Did you mean heavy?'],
    [['--site', SITE, '--kind', 'upscale', '--credits', '-4'], '--credits needs a value'],
    [['--site', SITE, '--kind', 'upscale', '--credits=four'], '--credits: expected a number'],
    [['--site', SITE, '--kind', 'upscale', '--count', '1.5'], '--count: expected a whole number'],
    [['--site', SITE, '--kind', 'upscale', '--project', 'p'.repeat(201)], 'project: '],
    [['--site', SITE, '--kind', 'upscale', '--reserv'], 'Did you mean --reserve?'],
  ] as const;
  const ended = await Promise.all(wrong.map(([args]) => companion.call(['guard', ...args])));
  for (const [i, [args, said]] of wrong.entries()) {
    expect([ended[i]?.code, ended[i]?.out], args.join(' ')).toEqual([64, '']);
    expect(ended[i]?.error).toContain(said);
  }
});

it('rules check: 0 where all hold, 1 with rule, column and what was expected', async () => {
  const inForce = await companion.call(['rules', 'check']);
  expect([inForce.code, inForce.error]).toEqual([0, '']);
  expect(inForce.out).toMatch(/^\d+ rules hold\.\n$/);
  const rule = {
    id: 'mine',
    title: 'Mine',
    when: 'price.credit > 3.0',
    verdict: 'confirm',
    message: 'Dear.',
    mode: 'watch',
    source: 'user',
    expiresAt: null,
  };
  const good = JSON.stringify([{ ...rule, when: 'price.credits > 3.0' }]);
  const one = await companion.call(['rules', 'check', '-'], { stdin: good });
  expect([one.code, one.out]).toEqual([0, '1 rule holds.\n']);
  const file = `${companion.folder}/rules.json`;
  await writeFile(file, JSON.stringify([rule, { ...rule, id: 'other', verdict: 'maybe' }]));
  const unfit = await companion.call(['rules', 'check', file, '--json']);
  expect(unfit.code).toBe(1);
  expect(RulesChecked.parse(JSON.parse(unfit.out))).toMatchObject({
    rules: 2,
    errors: [{ rule: 'other', path: '1.verdict' }],
  });
  await writeFile(file, JSON.stringify([rule]));
  const wrong = await companion.call(['rules', 'check', file]);
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/^Rule "mine", column 7: No such key: credit/);
  const none = await companion.call(['rules', 'check', `${companion.folder}/none.json`]);
  expect([none.code, none.error.includes('cannot be read')]).toEqual([64, true]);
  const text = await companion.call(['rules', 'check', '-'], { stdin: 'no JSON' });
  expect([text.code, text.error.includes('- is not JSON')]).toEqual([64, true]);
});

it('rules replay: what a limit would have stopped and saved, and nothing under the rules of then', async () => {
  const limits = { daily: 8000, weekly: null, project: null, generation: null, finals: null };
  const reply = await fetch(`${companion.url}/v1/rules`, {
    headers: { Authorization: companion.authorization },
  });
  const inForce = (await reply.json()) as { revision: number };
  const stdin = JSON.stringify({ ...inForce, caps: limits });
  const json = await companion.call(['rules', 'replay', '-', '--json'], { stdin });
  expect(json.code).toBe(0);
  const found = Replay.parse(JSON.parse(json.out));
  // Two of the three of each day but today, of which one charge is unknown, fit.
  expect(found).toMatchObject({ requests: 63, sites: [{ site: SITE, spent: 248_000 }] });
  expect(found.stopped.high).toBeGreaterThanOrEqual(20);
  const text = await companion.call(['rules', 'replay', '-'], { stdin });
  expect(text.out).toMatch(/^63 requests from /);
  expect(text.out).toMatch(/^studio\.example +248 +/m);
  expect(text.out).toMatch(/^daily-cap +\d+/m);
  const later = await companion.call(['rules', 'replay', '--from', '2200-01-01']);
  expect([later.code, later.out]).toEqual([0, 'Nothing was asked for then.\n']);
  const wrong = await companion.call(['rules', 'replay', '--from', 'monday']);
  expect(wrong.code).toBe(64);
  expect(wrong.error).toContain('--from: expected a day such as 2026-11-01, found "monday"');
});

it('rules replay --prices: what another price table would have cost', async () => {
  const file = `${companion.folder}/prices.json`;
  const table = [
    { model: 'another', credits: 1 },
    { model: 'nano-banana', kind: 'text-to-image', credits: 6000 },
  ];
  await writeFile(file, JSON.stringify(table));
  const json = await companion.call(['rules', 'replay', '--prices', file, '--json']);
  expect([json.code, json.error]).toEqual([0, '']);
  // Two credits more for each of the 62 charges that are known.
  expect(Replay.parse(JSON.parse(json.out)).sites).toMatchObject([
    { site: SITE, spent: 248_000, saved: { low: -124_000, high: -124_000 }, unknownCharges: 0 },
  ]);
  const stdin = '[{ "credits": 1000 }]';
  const text = await companion.call(['rules', 'replay', '--prices', '-'], { stdin });
  expect(text.out).toMatch(/^studio\.example +248 +186 +0 +0$/m);
});

it('rules replay --prices: names file, line and field of what does not fit', async () => {
  const file = `${companion.folder}/prices.json`;
  const wrong = [
    ['[\n  { "model": "a",\n    "credits": "four" }\n]', 'line 3: [0].credits expected'],
    ['[\n  { "credits": 1 },\n  { "model": "a" }\n]', 'line 3: [1].credits is missing'],
    ['[\n  { "credits": 1, "modle": "a" }\n]', 'line 2: [0].modle is not known here'],
    ['[{ "credits": 1,\n "kind": "dream" }]', 'line 2: [0].kind '],
    ['[{ "credits": 1,\n "credits": 2 }]', 'line 2: credits is stated twice'],
    ['[{ "credits": 0.5 }]', 'line 1: [0].credits '],
    ['{ "credits": 1 }', 'line 1: the table expected array'],
    ['[\n{ "credits": 1 }', 'line 2: the table is not JSON: '],
    ['', 'line 1: the table is not JSON: '],
  ] as const;
  for (const [text, said] of wrong) {
    await writeFile(file, text);
    const { code, out, error } = await companion.call(['rules', 'replay', '--prices', file]);
    expect([code, out], text).toEqual([1, '']);
    expect(error).toContain(`${file}, ${said}`);
  }
  const none = await companion.call(['rules', 'replay', '--prices', `${file}.none`]);
  expect([none.code, none.error.includes('cannot be read')]).toEqual([64, true]);
  const both = await companion.call(['rules', 'replay', '-', '--prices', '-'], { stdin: '[]' });
  expect(both.code).toBe(64);
});

it('rules waivers: what stands, what went under it, reasons given once, and taken back', async () => {
  const none = await companion.call(['rules', 'waivers']);
  expect([none.code, none.out]).toEqual([
    0,
    'No waiver stands.\n\nNo reason was given for one request alone.\n',
  ]);
  const waiver = '019ab2c0-0000-7000-8000-00000000aaaa';
  const headers = { Authorization: companion.authorization };
  const rules = (await (await fetch(`${companion.url}/v1/rules`, { headers })).json()) as object;
  const standing = {
    id: waiver,
    rule: 'paid-upscale',
    scope: { sites: [SITE], projects: ['spring teaser'], concept: null },
    reason: `the client pays\u001b[2J`,
    since: Date.now() - DAY_MS,
    until: null,
  };
  await companion.ask('PUT', '/v1/rules', { ...rules, waivers: [standing] });
  const at = Date.now();
  const under = { rule: 'paid-upscale', text: 'Clean up first.', waiver };
  const asked = ['019ab2c0-0000-7000-8000-00000000bbb1', '019ab2c0-0000-7000-8000-00000000bbb2'];
  const [first, second] = asked.map((id, i) =>
    sampleRequested(companion.device, 200 + i, at, id),
  ) as Extract<Event, { type: 'generation.requested' }>[];
  await companion.record([
    { ...first!, decision: { ...first!.decision, waived: [under] } },
    sampleFinished(companion.device, 203, at, asked[0]!, '019ab2c0-0000-7000-8000-00000000ccc1'),
    {
      ...second!,
      waiver: 'just this once',
      decision: { ...second!.decision, verdict: 'confirm', because: [{ rule: 'x', text: 'x' }] },
    },
  ]);
  const { code, out } = await companion.call(['rules', 'waivers']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^paid-upscale +studio\.example, project spring teaser .* you take it back +1 +4 /m,
  );
  expect(out).toMatch(/studio\.example +x +\? +still going +just this once$/m);
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  const back = await companion.call(['rules', 'waivers', '--take-back', 'paid-upscale', '--json']);
  expect(back.code).toBe(0);
  const found = Waivers.parse(JSON.parse(back.out));
  expect(found).toMatchObject({
    standing: [{ id: waiver, uses: [{ site: SITE, times: 1, credits: 4000 }] }],
    onceInAll: 1,
  });
  expect(found.standing[0]?.until).toBeGreaterThanOrEqual(at);
  const again = await companion.call(['rules', 'waivers', '--take-back', 'paid-upscale']);
  expect([again.code, again.error]).toEqual([1, 'No waiver of "paid-upscale" stands.\n']);
});

it('rules waive: a reason is needed, and a limit of the person’s is never waived', async () => {
  const where = ['--site', 'studio.example', '--project', 'spring teaser', '--days', '7'];
  const made = await companion.call([
    ...['rules', 'waive', 'explore-light', '--reason', 'a known layout'],
    ...where,
  ]);
  expect([made.code, made.error]).toEqual([0, '']);
  expect(made.out.replaceAll('\n', ' ')).toMatch(
    /^Rule "explore-light" need not ask: studio\.example, project spring teaser, until \d{4}-/,
  );
  const json = await companion.call([
    'rules',
    'waive',
    'paid-upscale',
    '--reason',
    'nightly',
    '--json',
  ]);
  const waiver = Waiver.parse(JSON.parse(json.out));
  expect(waiver).toMatchObject({
    rule: 'paid-upscale',
    scope: { sites: [], projects: [], concept: null },
    until: null,
  });
  const listed = Waivers.parse(
    JSON.parse((await companion.call(['rules', 'waivers', '--json'])).out),
  );
  expect(listed.standing[0]).toMatchObject({ id: waiver.id, reason: 'nightly' });
  // What asked before goes now.
  const asked = ['--site', SITE, '--kind', 'upscale', '--resolution', '4K', '--credits', '9'];
  const upscale = await companion.call(['guard', ...asked]);
  expect(upscale.code).toBe(0);
  expect(upscale.out).toMatch(/^ {2}Waived +paid-upscale: /m);
  await companion.call(['rules', 'waivers', '--take-back', waiver.id]);
  expect((await companion.call(['guard', ...asked])).code).toBe(1);
  const cap = await companion.call(['rules', 'waive', 'daily-cap', '--reason', 'today']);
  expect(cap.code).toBe(1);
  expect(cap.error).toContain('No waiver can stand for rule "daily-cap": it blocks');
  const none = await companion.call(['rules', 'waive', 'paid-upscale']);
  expect([none.code, none.error.includes('--reason is missing')]).toEqual([64, true]);
  const blank = await companion.call(['rules', 'waive', 'paid-upscale', '--reason', '  ']);
  expect([blank.code, blank.error.includes('--reason: expected')]).toEqual([64, true]);
});

it('pair and pairings: as tables and as JSON', async () => {
  const { code, out } = await companion.call(['pair']);
  expect(code).toBe(0);
  expect(out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/pair#[\w-]{22}\n/);
  const listed = await companion.call(['pairings']);
  expect(listed.out).toMatch(
    new RegExp(`^Key +Since +Ended +Browser or script\n${companion.key} `),
  );
  const json = PairingsReply.parse(JSON.parse((await companion.call(['pairings', '--json'])).out));
  expect(json.pairings).toMatchObject([{ key: companion.key, revokedAt: null }]);
});

it('ends with 69 where no companion runs, whatever is asked of it', async () => {
  const data = `${companion.folder}/nobody`;
  for (const args of [
    ['report'],
    ['forecast'],
    ['pairings'],
    ['rules', 'check'],
    ['rules', 'replay'],
    ['rules', 'waivers'],
    ['proxy', 'upstreams'],
    ['proxy', 'token', 'add', 'x'],
    ['guard', '--site', SITE, '--kind', 'upscale'],
  ]) {
    const { code, out, error } = await callCommand(args, { data });
    expect([code, out], args.join(' ')).toEqual([69, '']);
    expect(error).toBe('The companion is not running. Start it with: npm run companion\n');
  }
  const status = await callCommand(['status', '--json'], { data });
  expect(status.code).toBe(69);
  expect(Status.parse(JSON.parse(status.out))).toEqual({ running: false, dataFolder: data });
  expect((await callCommand(['status'], { data })).out).toContain('The companion is not running.');
});

/** The revision of the rules after it. */
async function setCap(daily: number | null): Promise<number> {
  const headers = { Authorization: companion.authorization };
  const reply = await fetch(`${companion.url}/v1/rules`, { headers });
  const rules = (await reply.json()) as { revision: number; caps: object };
  const changed = { ...rules, caps: { ...rules.caps, daily } };
  return ((await companion.ask('PUT', '/v1/rules', changed)) as { revision: number }).revision;
}

async function openReservations() {
  const headers = { Authorization: companion.authorization };
  const reply = await fetch(`${companion.url}/v1/snapshot`, { headers });
  const snapshot = (await reply.json()) as { sites: Record<string, { reservations: unknown[] }> };
  return snapshot.sites[SITE]?.reservations;
}
