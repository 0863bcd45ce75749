import { type Amount, formatAmount } from '../../shared/credit.ts';

const MEANING = {
  measured: 'as the studio says',
  learned: 'from earlier charges',
  estimated: 'estimated from related charges',
  typed: 'as you entered it',
  unknown: 'not seen on this site yet',
};

/** Credits with their provenance: a tilde and a tooltip say what kind of number it is. */
export function AmountText({ amount }: { amount: Amount }) {
  return <span title={MEANING[amount.provenance]}>{formatAmount(amount)} cr</span>;
}
