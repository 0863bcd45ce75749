import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CompanionProcess, companionProcess } from '../command-process.ts';
import { SITE, sampleEvent, sampleFinished, sampleRequested } from '../sample.ts';
import { Plans } from './plan-view.ts';

// Whole processes start here, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const NOW = Date.now();
const id = (n: number) => `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

let companion: CompanionProcess;
beforeAll(async () => {
  companion = await companionProcess();
  const { device } = companion;
  await companion.record([
    sampleRequested(device, 1, NOW - 90_000, id(20)),
    sampleFinished(device, 2, NOW - 60_000, id(20), id(30)),
  ]);
});
afterAll(() => companion.close());

const BRIEF = ['plan', '--site', SITE, '--stills', '1', '--clips', '3', '--seconds', '5'];

it('states a brief, plans it, and says what was not priced here yet', async () => {
  expect((await companion.call(['plan'])).out).toContain('No brief is stated');
  const { code, out } = await companion.call([
    ...BRIEF,
    ...['--by', 'tomorrow 09:00', '--credits', '400'],
  ]);
  expect(code).toBe(0);
  expect(out).toMatch(
    /Wanted +1 still and 3 clips of 5 s, by \d{4}-\d\d-\d\d 09:00, for 400 credits/,
  );
  expect(out).toMatch(/mix +\? +\? +\?/);
  expect(out).toContain('No clip of 5 s was priced or timed here yet.');
  expect(out).toMatch(/Next: \d+ light drafts of the first hero, ~\d+ cr/);
  const { plans } = Plans.parse(JSON.parse((await companion.call(['plan', '--json'])).out));
  expect(plans).toMatchObject([
    { site: SITE, remaining: { heroes: 4, ready: 0, clips: 3 }, mix: { probability: null } },
  ]);
  expect(plans[0]?.light.counts.drafts).toBeGreaterThan(4);
});

it('changes what is named, counts what was made since, and takes it back', async () => {
  const stills = ['plan', '--site', SITE, '--clips', '0', '--stills', '2', '--finals', 'any'];
  expect((await companion.call(stills)).out).toMatch(/Wanted +2 stills, by .* for 400 credits/);
  const at = Date.now() + 1000;
  await companion.record([
    sampleRequested(companion.device, 3, at, id(21)),
    sampleFinished(companion.device, 4, at + 1, id(21), id(31)),
    sampleEvent(companion.device, 5, at + 2, {
      type: 'asset.rated',
      site: SITE,
      asset: id(31),
      rating: 'usable',
    }),
  ]);
  const { out } = await companion.call(['plan']);
  expect(out).toMatch(/Done +1 usable finals, 0 usable clips, 4 credits spent/);
  expect(out).toContain('of the second still');
  const { plans } = Plans.parse(JSON.parse((await companion.call(['plan', '--json'])).out));
  expect(plans[0]?.light.probability).toBeGreaterThan(0.9);
  expect((await companion.call(['plan', '--site', SITE, '--forget'])).out).toContain('No brief');
});

it('names the option that does not fit', async () => {
  const asked = async (...more: string[]) => {
    const { code, error } = await companion.call(['plan', '--site', SITE, ...more]);
    expect(code).toBe(64);
    return error;
  };
  expect(await asked('--clips', '3')).toContain('--seconds: clipSeconds says how long');
  expect(await asked('--stills', '99')).toContain('--stills');
  expect(await asked('--stills', '1', '--by', 'soon')).toContain('--by: expected "tomorrow 09:00"');
  expect(await asked('--stills', '1', '--by', '2020-01-01 09:00')).toContain('has passed');
  expect(await asked('--stills', '1', '--destination', 'wall')).toContain('--destination');
  expect(await asked('--stills', '1', '--finals', 'best')).toContain('--finals');
  expect((await companion.call(['plan', '--forget'])).code).toBe(64);
});
