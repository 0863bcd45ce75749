import { createPortal } from 'preact/compat';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

type Option = { value: string; label: string; note?: string; badge?: string | null };

type Props = {
  label: string;
  value: string;
  options: Option[];
  onChange(value: string): void;
  disabled?: boolean;
};

/** Behaves like a Radix Select: a combobox button, a listbox in a portal, full keyboard. */
export function Select({ label, value, options, onChange, disabled }: Props) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const pointer = useRef('touch');
  const id = useId();
  const current = options.find((option) => option.value === value);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  return (
    <div class="field">
      {/* As on the sites of this family, the label is not tied to the button. */}
      <span class="label">{label}</span>
      <button
        ref={trigger}
        type="button"
        role="combobox"
        class="select"
        aria-controls={id}
        aria-expanded={open}
        aria-autocomplete="none"
        aria-haspopup="listbox"
        data-state={open ? 'open' : 'closed'}
        disabled={disabled}
        onPointerDown={(event) => {
          pointer.current = event.pointerType;
          if (event.pointerType !== 'mouse' || event.button !== 0 || event.ctrlKey) return;
          setOpen((was) => !was);
          event.preventDefault();
        }}
        onClick={() => {
          if (pointer.current !== 'mouse') setOpen(true);
          pointer.current = 'touch';
        }}
        onKeyDown={(event) => {
          if (!['Enter', ' ', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span class="select-value">{current?.label ?? ''}</span>
        {current?.badge && <span class="badge">{current.badge}</span>}
        <Icon name="chevron" />
      </button>
      {open &&
        createPortal(
          <Listbox
            id={id}
            anchor={trigger.current!}
            value={value}
            options={options}
            onClose={close}
            onPick={(picked) => {
              onChange(picked);
              close();
            }}
          />,
          // A modal dialog lies in the top layer: only what is inside it can be seen.
          trigger.current!.closest('dialog') ?? document.body,
        )}
    </div>
  );
}

type ListProps = {
  id: string;
  anchor: HTMLElement;
  value: string;
  options: Option[];
  onClose(): void;
  onPick(value: string): void;
};

function Listbox({ id, anchor, value, options, onClose, onPick }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const start = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  );
  const [active, setActive] = useState(start);
  const place = anchor.getBoundingClientRect();
  const below = innerHeight - place.bottom - 12;
  const up = below < 220 && place.top > below;
  useLayoutEffect(() => {
    box.current?.querySelectorAll<HTMLElement>('[role=option]')[active]?.focus();
  }, [active]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      removeEventListener('resize', onClose);
    };
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(last, active + 1),
      ArrowUp: Math.max(0, active - 1),
      Home: 0,
      End: last,
    };
    if (event.key in moves) setActive(moves[event.key]!);
    else if (event.key === 'Enter' || event.key === ' ') onPick(options[active]!.value);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (/^\w$/.test(event.key)) {
      const next = [...options.slice(active + 1), ...options.slice(0, active + 1)];
      const found = next.find(({ label }) => label.toLowerCase().startsWith(event.key));
      if (found) setActive(options.indexOf(found));
      return;
    } else return;
    event.preventDefault();
  };
  return (
    <div
      class="popper"
      data-radix-popper-content-wrapper=""
      style={{
        left: `${place.left}px`,
        minWidth: `${place.width}px`,
        ...(up ? { bottom: `${innerHeight - place.top + 6}px` } : { top: `${place.bottom + 6}px` }),
        maxHeight: `${up ? place.top - 16 : below}px`,
      }}
    >
      <div ref={box} role="listbox" id={id} class="listbox" tabIndex={-1} onKeyDown={onKeyDown}>
        {options.map((option, index) => (
          <div
            key={option.value}
            role="option"
            tabIndex={-1}
            class="option"
            aria-selected={option.value === value}
            data-state={option.value === value ? 'checked' : 'unchecked'}
            data-highlighted={index === active ? '' : undefined}
            onPointerMove={() => setActive(index)}
            onClick={() => onPick(option.value)}
            onKeyDown={() => {}}
          >
            <span class="option-text">
              <span>
                {option.label}
                {option.badge && <span class="badge">{option.badge}</span>}
              </span>
              {option.note && <small>{option.note}</small>}
            </span>
            {option.value === value && <Icon name="check" />}
          </div>
        ))}
      </div>
    </div>
  );
}
