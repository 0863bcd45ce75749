import { createPortal } from 'preact/compat';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

export type Choice = { value: string; label: string; note?: string };
type Props = {
  value: string;
  choices: readonly Choice[];
  onPick(value: string): void;
  class?: string;
  /** `false`: only the trigger's text, as where a label is not tied to it. */
  labelledBy?: string;
};

export const Chevron = () => (
  <svg class="h-4 w-4" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
    <path d="m6 9 6 6 6-6" />
  </svg>
);

/** The select of headless libraries: opens on pointer down, its list hangs at the end of the body. */
export function ComboSelect({ value, choices, onPick, class: name = '', labelledBy }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const trigger = useRef<HTMLButtonElement>(null);
  const chosen = choices.find((one) => one.value === value);
  const pick = (one: Choice) => {
    onPick(one.value);
    setOpen(false);
    trigger.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (!isOpen && ['Enter', ' ', 'ArrowDown'].includes(event.key)) {
      event.preventDefault();
      setAt(choices.findIndex((one) => one.value === value));
      setOpen(true);
    } else if (isOpen) {
      event.preventDefault();
      if (event.key === 'Escape') setOpen(false);
      if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
      if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
      if (event.key === 'Enter') pick(choices[at]!);
    }
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`radix-${id}`}
        aria-autocomplete="none"
        aria-labelledby={labelledBy}
        data-state={isOpen ? 'open' : 'closed'}
        class={`flex items-center justify-between gap-2 border rounded-md h-9 px-3 text-sm bg-transparent ${name}`}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          setOpen(!isOpen);
        }}
        onKeyDown={onKey}
      >
        <span class="pointer-events-none">
          {chosen?.label}
          {chosen?.note && <span class="text-xs text-muted"> {chosen.note}</span>}
        </span>
        <Chevron />
      </button>
      {isOpen &&
        createPortal(
          <div
            id={`radix-${id}`}
            role="listbox"
            data-state="open"
            class="fixed z-50 bg-white border rounded-md shadow-lg p-1"
            style={below(trigger.current!)}
          >
            {choices.map((one, index) => (
              <div
                key={one.value}
                role="option"
                aria-selected={one.value === value}
                data-state={one.value === value ? 'checked' : 'unchecked'}
                data-highlighted={index === at ? '' : undefined}
                tabIndex={-1}
                class="flex justify-between gap-3 px-3 py-1 text-sm cursor-pointer"
                onPointerUp={() => pick(one)}
              >
                <span>{one.label}</span>
                {one.note && <span class="text-xs text-muted">{one.note}</span>}
              </div>
            ))}
          </div>,
          document.body,
        )}
    </>
  );
}

export function below(element: Element): string {
  const { left, bottom, width } = element.getBoundingClientRect();
  return `left:${left}px;top:${bottom + 4}px;min-width:${width}px`;
}

/** Closes on a press elsewhere. */
export function useOutside(isOpen: boolean, close: () => void) {
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onDown = (event: Event) => {
      if (!event.composedPath().includes(inside.current!)) close();
    };
    addEventListener('pointerdown', onDown);
    return () => removeEventListener('pointerdown', onDown);
  }, [isOpen]);
  return inside;
}
