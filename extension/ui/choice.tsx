import { useId } from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onValue(value: string): void;
};

/** One choice out of many; the browser's own list. */
export function Choice({ label, value, options, onValue }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="box">
        <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option} selected={option === value}>
              {text}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
