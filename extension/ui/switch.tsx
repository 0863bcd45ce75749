import { useId } from 'preact/hooks';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  onValue(value: T): void;
};

/** One choice out of a few, all visible; native radio buttons underneath. */
export function Switch<T extends string>({ label, value, options, onValue }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="switch" style={{ margin: 0 }} aria-label={label}>
      {options.map(([option, text]) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => onValue(option)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
