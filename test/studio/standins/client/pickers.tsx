import { useState } from 'preact/hooks';
import { Chevron, type Choice, useOutside } from './select.tsx';

type Props = {
  value: string;
  choices: readonly Choice[];
  onPick(value: string): void;
  class?: string;
};

/** A menu button: `aria-haspopup=menu`, items with role `menuitemradio`. */
export function MenuPicker({ value, choices, onPick, class: name = '' }: Props) {
  const [isOpen, setOpen] = useState(false);
  const inside = useOutside(isOpen, () => setOpen(false));
  return (
    <div class="relative" ref={inside}>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-state={isOpen ? 'open' : 'closed'}
        class={`inline-flex items-center gap-2 rounded-md border h-9 px-3 text-sm bg-transparent ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        {choices.find((one) => one.value === value)?.label}
        <Chevron />
      </button>
      {isOpen && (
        <div role="menu" class="absolute z-50 bg-white border rounded-md shadow-lg p-1 w-64">
          {choices.map((one) => (
            <div
              key={one.value}
              role="menuitemradio"
              aria-checked={one.value === value}
              tabIndex={-1}
              class="flex justify-between px-3 py-1 text-sm cursor-pointer"
              onClick={() => {
                onPick(one.value);
                setOpen(false);
              }}
            >
              {one.label}
              <span class="text-muted text-xs">{one.note}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** A popover of plain boxes that tells assistive technology nothing. */
export function PlainPopover({ value, choices, onPick, class: name = '' }: Props) {
  const [isOpen, setOpen] = useState(false);
  const inside = useOutside(isOpen, () => setOpen(false));
  const chosen = choices.find((one) => one.value === value);
  return (
    <div class="relative" ref={inside}>
      <div
        class={`flex items-center gap-2 cursor-pointer ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="font-medium">{chosen?.label}</span>
        {chosen?.note && <span class="text-xs text-muted">{chosen.note}</span>}
        <Chevron />
      </div>
      {isOpen && (
        <div class="absolute z-50 bg-white border rounded-xl shadow-lg p-2 w-64">
          {choices.map((one) => (
            <div
              key={one.value}
              class={`p-2 rounded cursor-pointer ${one.value === value ? 'bg-muted' : ''}`}
              onClick={() => {
                onPick(one.value);
                setOpen(false);
              }}
            >
              <div class="text-sm font-medium">{one.label}</div>
              <div class="text-xs text-muted">{one.note}</div>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** Buttons in a row, one of them lit: by `aria-pressed`, or by its class alone. */
export function Segments(props: Props & { lit: string; unlit: string; aria?: boolean }) {
  const { value, choices, onPick, class: name = '', lit, unlit, aria = false } = props;
  return (
    <div class={name}>
      {choices.map((one) => (
        <button
          key={one.value}
          type="button"
          class={one.value === value ? lit : unlit}
          {...(aria ? { 'aria-pressed': one.value === value } : {})}
          onClick={() => onPick(one.value)}
        >
          {one.label}
        </button>
      ))}
    </div>
  );
}
