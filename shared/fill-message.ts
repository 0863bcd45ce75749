import type { Facts } from './facts.ts';
import type { Rule } from './rule.ts';

/** Variables between 0 and 1 that people read in percent. */
const SHARES: ReadonlySet<string> = new Set(['week.heavyDiscarded', 'week.topModelShare']);
/** As long as a reason may be (`Because`). */
const MOST = 500;

/** The rule's message with `{price.credits}` and the like filled in; an unknown one reads `?`. */
export function fillMessage({ message, params }: Rule, facts: Facts): string {
  const filled = message.replace(
    /\{([a-z]+)\.([a-zA-Z]+)\}/g,
    (_, group: string, field: string) => {
      if (group === 'param') {
        const param = params.find(({ name }) => name === field);
        return param ? worded(param.value, param.unit === 'share') : '?';
      }
      const known = facts[group as keyof Facts] as Record<string, unknown> | undefined;
      const value = known?.[field];
      if (value === undefined) return '?';
      return typeof value === 'number'
        ? worded(value, SHARES.has(`${group}.${field}`))
        : `${value}`;
    },
  );
  return filled.slice(0, MOST);
}

// Made once: `toLocaleString` makes one each time, which costs the gate more than all its rules.
const [WHOLE, TENTHS] = [0, 1].map(
  (maximumFractionDigits) => new Intl.NumberFormat('en-US', { maximumFractionDigits }),
) as [Intl.NumberFormat, Intl.NumberFormat];

function worded(value: number, isShare: boolean): string {
  const text = isShare ? WHOLE.format(value * 100) : TENTHS.format(value);
  return isShare ? `${text} %` : text;
}
