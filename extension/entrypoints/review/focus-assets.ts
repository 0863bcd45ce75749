/** Back to where the keys are read. */
export function focusAssets(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
}
