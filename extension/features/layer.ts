const dressed = new WeakMap<ShadowRoot, Set<string>>();
/** What the page must not take for its own: it would close its menus, or start dragging. */
const OURS = ['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup'];
const OUR_POINTER = ['pointerdown', 'pointerup', 'touchstart', 'touchend', 'keydown', 'keyup'];

/**
 * One element of ours in the overlay's root, beneath the hint and the sheets.
 *
 * @param css the style sheet of the script that adds it; a root gets it once.
 */
export function addLayer<K extends 'div' | 'dialog'>(
  root: ShadowRoot,
  css: string,
  kind: K,
  name: string,
  ended: AbortSignal,
): HTMLElementTagNameMap[K] {
  const sheets = dressed.get(root) ?? new Set();
  if (!sheets.has(css)) {
    dressed.set(root, sheets.add(css));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  const box = document.createElement(kind);
  box.className = `tierwise ${name}`;
  for (const type of [...OURS, ...OUR_POINTER])
    box.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  // Who types in the page goes on typing there after a click on us.
  if (kind === 'div') box.addEventListener('mousedown', (event) => event.preventDefault());
  root.append(box);
  ended.addEventListener('abort', () => box.remove());
  return box;
}
