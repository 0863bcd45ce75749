import { useId } from 'preact/hooks';
import type { RuleParam } from '../../../shared/rule.ts';

type Props = { param: RuleParam; onValue(value: number): void };

/** One number of a rule on a slider; its value stands beside it. */
export function ParamSlider({ param, onValue }: Props) {
  const { title, value, min, max, step } = param;
  const id = useId();
  return (
    <div class="param">
      <label for={id}>{title}</label>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        aria-valuetext={paramText(param)}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
      />
      <output for={id}>{paramText(param)}</output>
    </div>
  );
}

/** `90 %`, `12 cr`, `3`. */
export function paramText({ unit, value }: RuleParam): string {
  if (unit === 'share') return `${Math.round(value * 100)} %`;
  return unit === 'credits' ? `${value} cr` : String(value);
}
