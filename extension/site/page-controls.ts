/** A box in the viewport, CSS pixels. */
export type Box = { left: number; top: number; width: number; height: number };

/** What a person presses or types into, by element and by role. */
export const CONTROLS = [
  'a[href],button,input,textarea,select,label,summary,iframe,[contenteditable]',
  ...['button', 'link', 'tab', 'combobox', 'option', 'checkbox', 'radio', 'switch', 'menuitem'].map(
    (role) => `[role="${role}"]`,
  ),
].join(',');
