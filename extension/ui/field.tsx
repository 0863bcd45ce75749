import { useId } from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  onValue(value: string): void;
  note?: string;
  /** What is wrong with the value, for people; takes the note's place. */
  error?: string | null;
  unit?: string;
  placeholder?: string;
  rows?: number;
  numeric?: boolean;
  maxLength?: number;
};

/** A labelled text box, one line or `rows` of them. */
export function Field(props: Props) {
  const { label, value, onValue, note, error, unit, placeholder, rows, numeric, maxLength } = props;
  const id = useId();
  const said = error ?? note;
  const common = {
    id,
    value,
    placeholder,
    maxLength,
    'aria-invalid': Boolean(error),
    'aria-describedby': said ? `${id}-note` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="box">
        {rows ? (
          <textarea {...common} rows={rows} />
        ) : (
          <input
            {...common}
            type="text"
            inputMode={numeric ? 'decimal' : 'text'}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {unit && <span class="soft small">{unit}</span>}
      </div>
      {said && (
        <p id={`${id}-note`} class={`note${error ? ' red' : ''}`}>
          {said}
        </p>
      )}
    </div>
  );
}
