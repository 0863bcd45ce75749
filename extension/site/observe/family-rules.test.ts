import { expect, test } from 'vitest';
import { SHIPANY_TWO } from '../../../shared/site/shipany-two.ts';
import { FAMILY_RULES } from './family-rules.ts';

test('the rules that every page loads are those of the bundled profile', () => {
  const { net, refusal } = SHIPANY_TWO;
  const looked = (rules: readonly object[]) =>
    rules.map((rule) =>
      Object.fromEntries(
        Object.entries(rule).filter(([name]) =>
          ['id', 'method', 'path', 'origin', 'header'].includes(name),
        ),
      ),
    );
  expect(FAMILY_RULES).toEqual({
    submit: looked(net.submit),
    watched: looked([...net.status, ...net.balance, ...net.history, ...net.models]),
    refusal,
  });
});
