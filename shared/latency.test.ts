import { expect, test } from 'vitest';
import { blankRecord, type GenerationRecord } from './generation-record.ts';
import { knownLatencies, latencyOf } from './latency.ts';

let made = 0;
function took(latencyMs: number | null, change: Partial<GenerationRecord> = {}): GenerationRecord {
  made += 1;
  return {
    ...blankRecord(`generation-${made}`, 'https://studio.example'),
    ...{ kind: 'text-to-image', model: 'pebble', resolution: '1K', count: 1, end: 'succeeded' },
    latencyMs,
    ...change,
  };
}
const WANTED = {
  ...{ model: 'pebble', kind: 'text-to-image' as const, resolution: '1K', quality: null },
  ...{ count: 1, durationS: null },
};

test('the latest fifty count: a studio that became slow is slow', () => {
  const quick = Array.from({ length: 60 }, () => took(5000));
  const slow = Array.from({ length: 50 }, () => took(20_000));
  expect(latencyOf(knownLatencies([...quick, ...slow]), WANTED)).toMatchObject({
    ...{ p50: 20_000, p90: 20_000, n: 50, over: null },
  });
});

test('what failed or was not timed says nothing', () => {
  expect(knownLatencies([took(5000, { end: 'failed' }), took(null)])).toEqual([]);
});

test('seen too seldom, a coarser group stands in and says over what it is', () => {
  const known = knownLatencies([
    took(4000),
    ...[6000, 8000, 10_000].map((ms) => took(ms, { count: 4 })),
  ]);
  expect(latencyOf(known, WANTED)).toMatchObject({ p50: 7000, n: 4, over: 'any count' });
  expect(latencyOf(known, { ...WANTED, count: 4 })).toMatchObject({ p50: 8000, n: 3, over: null });
  expect(latencyOf(known, { ...WANTED, model: 'granite' })).toBeNull();
});

test('a coarser group that pools but one finer is told once', () => {
  const known = knownLatencies([took(4000), took(6000)]);
  expect(known).toHaveLength(1);
  expect(known[0]).toMatchObject({ count: 1, resolution: '1K', p50: 5000 });
});
