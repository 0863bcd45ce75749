import type { ComponentChildren } from 'preact';

type Props = {
  children: ComponentChildren;
  look?: 'primary' | 'quiet' | 'icon' | 'plain';
  wide?: boolean;
  disabled?: boolean;
  /** For a button that stays in: whether it is. */
  pressed?: boolean;
  /** For a button that shows an icon only. */
  label?: string;
  onPress(event: MouseEvent): void;
};

/** A button. A disabled one stays reachable by keyboard, so that its reason can be read. */
export function Button({
  children,
  look = 'plain',
  wide,
  disabled = false,
  pressed,
  label,
  onPress,
}: Props) {
  return (
    <button
      type="button"
      class={`button ${look}${wide ? ' wide' : ''}`}
      aria-disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
      onClick={(event) => {
        if (!disabled) onPress(event);
      }}
    >
      {children}
    </button>
  );
}
