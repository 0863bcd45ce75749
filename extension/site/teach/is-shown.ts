/** Whether a person can see the element: drawn, and not a sliver for screen readers alone. */
export function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 3 && height > 3 && element.checkVisibility({ visibilityProperty: true });
}
