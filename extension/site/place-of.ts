/** Where an element stands in the viewport of the top frame, CSS pixels. */
export function placeOf(element: Element): DOMRect {
  const { x, y, width, height } = element.getBoundingClientRect();
  let left = x;
  let top = y;
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const around = frame.getBoundingClientRect();
    left += around.x + frame.clientLeft;
    top += around.y + frame.clientTop;
  }
  return new DOMRect(left, top, width, height);
}

/** The frame element that an element's document is shown in; null in the top frame. */
function frameOf(element: Element): HTMLIFrameElement | null {
  const { defaultView } = element.ownerDocument;
  return defaultView === window ? null : (defaultView?.frameElement as HTMLIFrameElement | null);
}
