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

function worded(value: number, isShare: boolean): string {
  const shown = isShare ? value * 100 : value;
  const text = shown.toLocaleString('en-US', { maximumFractionDigits: isShare ? 0 : 1 });
  return isShare ? `${text} %` : text;
}
