/**
 * Whether a press or a key falls on an element. Inside a closed shadow root the event itself tells
 * only the root's host: then what lies under the point, or has the focus, tells.
 */
export function isOn(event: Event, element: Element): boolean {
  const path = event.composedPath();
  if (path.includes(element)) return true;
  const root = element.getRootNode() as ShadowRoot;
  if (!('host' in root) || !path.includes(outermost(root))) return false;
  // A press by a key has no point.
  const at = pointOf(event);
  const inside = at ? root.elementFromPoint(at.clientX, at.clientY) : root.activeElement;
  return inside !== null && element.contains(inside);
}

function outermost({ host }: ShadowRoot): Element {
  const root = host.getRootNode();
  return 'host' in root ? outermost(root as ShadowRoot) : host;
}

function pointOf(event: Event): { clientX: number; clientY: number } | null {
  if ('touches' in event) return (event as TouchEvent).changedTouches[0] ?? null;
  if (!('clientX' in event)) return null;
  const { clientX, clientY, detail, type } = event as MouseEvent;
  return type === 'click' && detail === 0 ? null : { clientX, clientY };
}
