import { expect, test } from 'vitest';
import { chargeOf } from './charge.ts';
import { blankRecord } from './generation-record.ts';

const sent = { ...blankRecord('01890a5d-ac96-774b-bcce-b302099a8057', 'https://a.example') };
const record = { ...sent, outcome: 'released' as const, acceptedCharge: 4000 };

test('what was charged at first stands for what came back, and for nothing that failed', () => {
  expect(chargeOf({ ...record, end: 'succeeded' })).toBe(4000);
  expect(chargeOf({ ...record, end: null })).toBe(4000);
  expect(chargeOf({ ...record, end: 'failed' })).toBeNull();
  expect(chargeOf({ ...record, end: 'canceled' })).toBeNull();
});

test('a statement at the end goes before it, and a correction before both', () => {
  expect(chargeOf({ ...record, end: 'failed', endCharge: 0 })).toBe(0);
  expect(chargeOf({ ...record, end: 'failed', correctedCharge: 4000 })).toBe(4000);
  expect(chargeOf({ ...record, end: 'succeeded', endCharge: 5000, correctedCharge: 6000 })).toBe(
    6000,
  );
});

test('what was never accepted cost nothing', () => {
  expect(chargeOf({ ...record, end: 'rejected' })).toBe(0);
  expect(chargeOf({ ...record, outcome: 'refused' })).toBe(0);
});
