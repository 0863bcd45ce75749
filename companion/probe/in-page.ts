/**
 * Functions that run in the page, in the extension's world, as text: nothing of this program is in
 * scope there.
 */

/** All roots of the page: the document, shadow roots of either kind, frames of the same origin. */
const ROOTS = `
  const rootsIn = function* (root) {
    yield root;
    for (const one of root.querySelectorAll('*')) {
      const shadow = one.shadowRoot
        ?? (one instanceof HTMLElement ? chrome.dom?.openOrClosedShadowRoot(one) : null);
      if (shadow && one.localName !== 'tierwise-overlay') yield* rootsIn(shadow);
      if (one.localName === 'iframe' && one.contentDocument?.documentElement)
        yield* rootsIn(one.contentDocument);
    }
  };`;

/** An element's place in the viewport of the top frame. */
const BOX = `
  const boxOf = (element) => {
    const { width, height, x, y } = element.getBoundingClientRect();
    const box = { x, y, width, height };
    for (let view = element.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
      const frame = view.frameElement;
      const around = frame.getBoundingClientRect();
      box.x += around.x + frame.clientLeft;
      box.y += around.y + frame.clientTop;
    }
    return box;
  };`;

/** The element that an anchor means: one that its locator names, nearest to where it was seen. */
export const FIND = `function (locator, rect) {
  ${ROOTS}${BOX}
  const text = locator?.text ? new RegExp(locator.text, 'i') : null;
  const said = (element) => (element.textContent ?? '').replace(/\\s+/g, ' ').trim();
  let best = null;
  let least = Infinity;
  for (const root of rootsIn(document)) {
    for (const element of root.querySelectorAll(locator?.css ?? '*')) {
      if (text && !text.test(said(element))) continue;
      const box = boxOf(element);
      if (box.width === 0 && box.height === 0) continue;
      const distance = Math.abs(box.x - rect.x) + Math.abs(box.y - rect.y)
        + Math.abs(box.width - rect.width) + Math.abs(box.height - rect.height);
      if (distance > least || (!locator && distance > 8)) continue;
      best = element;
      least = distance;
    }
  }
  return best;
}`;

export const PLACE = `function (element) {
  ${BOX}
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = boxOf(element);
  if (box.width < 1 || box.height < 1) return null;
  const hit = (x, y) => {
    let root = document;
    let left = x;
    let top = y;
    for (;;) {
      const at = root.elementFromPoint(left, top);
      if (!at) return null;
      const shadow = at instanceof HTMLElement ? chrome.dom?.openOrClosedShadowRoot(at) : null;
      if (shadow && shadow !== root) {
        const inner = shadow.elementFromPoint(left, top);
        if (!inner || inner === at) return at;
        root = shadow;
        continue;
      }
      if (at.localName === 'iframe' && at.contentDocument) {
        const around = at.getBoundingClientRect();
        left -= around.x + at.clientLeft;
        top -= around.y + at.clientTop;
        root = at.contentDocument;
        continue;
      }
      return at;
    }
  };
  const belongs = (at) => {
    for (let one = at; one; one = one.parentNode ?? one.host) if (one === element) return true;
    // A label's click is its control's.
    return Boolean(at?.closest?.('label')?.control === element);
  };
  let over = null;
  for (const [across, down] of [[0.5, 0.5], [0.5, 0.25], [0.25, 0.5], [0.75, 0.5], [0.5, 0.75], [0.1, 0.1]]) {
    const x = box.x + box.width * across;
    const y = box.y + box.height * down;
    const at = hit(x, y);
    if (at && belongs(at)) return { x, y };
    over ??= at;
  }
  const name = over ? over.localName + (over.id ? '#' + over.id : '')
    + [...over.classList].slice(0, 3).map((one) => '.' + one).join('') : 'nothing that can be pressed';
  return { coveredBy: name };
}`;

export const RECT = `function (element) {
  ${BOX}
  return boxOf(element);
}`;

export const STATE = `function (element) {
  const field = element.localName === 'textarea' || element.localName === 'input';
  const gone = !element.isConnected;
  return {
    text: field ? element.value : (element.innerText ?? element.textContent ?? ''),
    editable: field ? !element.readOnly && !element.disabled : element.isContentEditable === true,
    disabled: !gone && (element.matches(':disabled, fieldset:disabled *')
      || element.closest('[aria-disabled="true"], [inert]') !== null
      || getComputedStyle(element).pointerEvents === 'none'),
    gone,
  };
}`;

export const HELD_SHEET = `function () {
  const host = document.querySelector('tierwise-overlay');
  const root = host && (host.shadowRoot ?? chrome.dom?.openOrClosedShadowRoot(host));
  const sheet = root?.querySelector('.sheet[role="dialog"]');
  return sheet ? sheet.innerText.replace(/\\s+/g, ' ').trim() : null;
}`;
