import { expect, test } from 'vitest';
import { Plan } from '../../shared/plan.ts';
import { planOf, typedPlan } from './plan-of.ts';

const TYPED = { paid: '9,50', currency: 'eur', credits: '2000', discount: '50' };

test('reads what is paid, with point or comma, in hundredths', () => {
  expect(planOf(TYPED).plan).toEqual({
    paid: 950,
    currency: 'EUR',
    credits: 2_000_000,
    discount: 50,
  });
  expect(planOf({ ...TYPED, paid: '19.99', discount: '' }).plan).toMatchObject({
    paid: 1999,
    discount: null,
  });
  expect(planOf({ ...TYPED, paid: '0' }).plan?.paid).toBe(0);
  expect(Plan.safeParse(planOf(TYPED).plan).success).toBe(true);
});

test('nothing typed is no plan, and no complaint', () => {
  for (const currency of ['', 'EUR']) {
    const read = planOf({ paid: ' ', currency, credits: '', discount: '' });
    expect(read).toMatchObject({ plan: null, valid: true });
    expect(Object.values(read.errors)).toEqual([null, null, null, null]);
  }
});

test('says which box is wrong, and repeats what was typed', () => {
  const wrong: [keyof typeof TYPED, string[]][] = [
    ['paid', ['', '-1', '1.999', 'nine', '1e3', '99999999999', '1,000.00']],
    ['currency', ['', 'E', 'EURO', '€', '12A']],
    ['credits', ['', '0', '-5', 'many']],
    ['discount', ['0', '100', '-3', 'half', '50 %']],
  ];
  for (const [box, texts] of wrong) {
    for (const text of texts) {
      const { plan, errors, valid } = planOf({ ...TYPED, [box]: text });
      expect([plan, valid], `${box}: ${text}`).toEqual([null, false]);
      const others = Object.entries(errors).filter(([name]) => name !== box);
      expect(
        others.map(([, error]) => error),
        `${box}: ${text}`,
      ).toEqual([null, null, null]);
      expect(errors[box], `${box}: ${text}`).toBeTruthy();
    }
  }
  expect(planOf({ ...TYPED, paid: 'nine' }).errors.paid).toContain('"nine"');
});

test('shows a stated plan as it was typed', () => {
  const { plan } = planOf(TYPED);
  expect(planOf(typedPlan(plan)).plan).toEqual(plan);
  expect(typedPlan(plan)).toEqual({
    paid: '9.50',
    currency: 'EUR',
    credits: '2000',
    discount: '50',
  });
  expect(typedPlan(null, 'USD')).toMatchObject({ paid: '', currency: 'USD' });
});
