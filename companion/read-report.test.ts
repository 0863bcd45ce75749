import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportText } from '../shared/report/report-text.ts';
import { WeekReport } from '../shared/report/week-report.ts';
import { type InProcess, inProcess, NOON } from './in-process.ts';
import { sampleFinished, sampleGate, sampleRated, sampleRequested, sampleRule } from './sample.ts';

let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
let seq = 0;
beforeEach(async () => {
  companion = await inProcess();
  browser = await companion.pair();
});
afterEach(() => companion.close());

const asked = async (week = '2026-W48') => {
  const { status, json } = await companion.ask(`/v1/reports/${week}`, browser.authorization);
  expect(status).toBe(200);
  return WeekReport.parse(json);
};

async function setRules(...rules: ReturnType<typeof sampleRule>[]): Promise<void> {
  const sent = { ...companion.rules.data, rules };
  const { status, text } = await companion.ask('/v1/rules', browser.authorization, {
    method: 'PUT',
    body: sent,
  });
  expect(status, text).toBe(200);
}

/** One generation at 4 credits through the gate, with an asset that is usable or not. */
async function generate(rating: 'usable' | 'rejected', at = NOON): Promise<string> {
  const gate = sampleGate(browser.device, at);
  const { generation } = gate;
  await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body: gate });
  const asset = sampleGate(browser.device, at).generation;
  await companion.ledger.append([
    sampleRequested(browser.device, ++seq, at, generation),
    sampleFinished(browser.device, ++seq, at + 1, generation, asset),
    // Weeks later: it is known all the same.
    sampleRated(browser.device, ++seq, at + 30 * 86_400_000, asset, rating),
  ]);
  return generation;
}

it('tells of the week what a rule that watches would have held, with its bounds', async () => {
  await setRules(sampleRule({ id: 'ask', title: 'Ask first', mode: 'watch', verdict: 'confirm' }));
  const ids = [await generate('usable'), await generate('rejected', NOON + 60_000)];
  const report = await asked();
  // Nobody knows whether the person would have gone on.
  expect(report.sites[0]?.watching).toMatchObject({
    requests: 2,
    recomputed: 0,
    held: { low: 0, high: 2 },
    credits: { low: 0, high: 8000 },
    minutes: { low: 0, high: 1 },
    usableAtRisk: { low: 0, high: 1 },
    rules: [{ rule: 'ask', title: 'Ask first', held: { low: 0, high: 2 } }],
    differing: ids.map((generation) => ({
      generation,
      rules: ['ask'],
      ways: ['same', 'held', 'same', 'held'],
    })),
  });
  const text = reportText(report).replace(/\s+/g, ' ');
  expect(text).toContain(
    'Watching rules would have held 0 to 2 of 2 requests: 0 to 8 credits and 0 to 1 min saved',
  );
  const page = await companion.ask('/reports/2026-W48', browser.authorization);
  expect(page.text).toContain('What the rules that only watch would have done');
  expect(page.text).toContain('held, had you stopped when asked');
});

it('a rule that would have blocked leaves no doubt', async () => {
  await setRules(sampleRule({ mode: 'watch', verdict: 'block' }));
  await generate('usable');
  const { sites } = await asked();
  expect(sites[0]?.watching).toMatchObject({
    held: { low: 1, high: 1 },
    credits: { low: 4000, high: 4000 },
    usableAtRisk: { low: 1, high: 1 },
  });
});

it('counts the requests of the week alone, and nothing without a rule that watches', async () => {
  await setRules(sampleRule({ mode: 'watch', verdict: 'block' }));
  await generate('usable');
  expect((await asked('2026-W47')).sites).toEqual([]);
  await setRules(sampleRule({ mode: 'enforce' }));
  expect((await asked()).sites[0]?.watching).toBeNull();
  const page = await companion.ask('/reports/2026-W48', browser.authorization);
  expect(page.text).not.toContain('only watch');
});

it('follows what is told of the week later', async () => {
  await setRules(sampleRule({ mode: 'watch', verdict: 'block' }));
  await generate('rejected');
  expect((await asked()).sites[0]?.watching?.usableAtRisk).toEqual({ low: 0, high: 0 });
  await generate('usable');
  expect((await asked()).sites[0]?.watching?.usableAtRisk).toEqual({ low: 1, high: 1 });
});
