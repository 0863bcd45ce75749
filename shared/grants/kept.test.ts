import { expect, test } from 'vitest';
import { blankRecord, type GenerationRecord } from '../generation-record.ts';
import { burningOf } from './burning.ts';
import type { GrantStatement } from './grant.ts';
import { burnedIn, keptGrants, leftIn, withCharges } from './kept.ts';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 4, 20);
const STATEMENT: GrantStatement = {
  at: T0,
  zone: 'UTC',
  grants: [
    {
      id: '01985f2a-0000-7000-8000-000000000001',
      ...{ kind: 'top-up', credits: 100_000, left: 100_000, since: T0, expiresAt: null },
      ...{ renews: 'none', rollsOver: false, priority: 1 },
    },
  ],
};
const sent = (endCharge: number | null): GenerationRecord => ({
  ...blankRecord('01985f2a-0000-7000-8000-000000000002', 'https://studio.example'),
  ...{ at: T0 + 1000, day: '2026-05-20', zone: 'UTC', outcome: 'released' },
  ...{ end: endCharge === null ? null : 'succeeded', endCharge },
});

test('a charge that is told late was in the balance that was stated meanwhile', () => {
  const balance = { credits: 95_000, at: T0 + 60_000 };
  const before = sent(null);
  const burning = burningOf(STATEMENT, [before], before.site);
  const kept = keptGrants(burning, [before], balance, T0 + DAY);
  // The balance had fallen by five that nothing explained yet.
  expect(kept.unattributed).toBe(-5000);
  const told = withCharges(kept, new Map([[before.id, before]]), [sent(5000)], null, balance);
  expect(told).toMatchObject({ unattributed: 0, unknown: 0 });
  expect(leftIn(burnedIn(told, T0 + DAY))).toBe(95_000);
});
