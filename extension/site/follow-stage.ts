import { PICTURES } from './asset-address.ts';

type Needs = {
  /** An element came into the page, with all that is inside. */
  added(element: HTMLElement): void;
  /** A picture may show something else now, or be gone. */
  changed(): void;
  /**
   * Something may have moved, been covered or restyled; once a frame at most. `quick`: the page is
   * being scrolled, and a thorough look follows once it rests.
   */
  moved(quick: boolean): void;
  ended: AbortSignal;
};

/** Pages that restyle something all the time are followed no faster than this. */
const REST_MS = 50;
/** A dialog on top, a font that arrived: what no event tells is seen after this. */
const GLANCE_MS = 800;

/** One observer of the whole document: it stays when the page replaces its body or all of it. */
export function followStage({ added, changed, moved, ended }: Needs): void {
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let quick = true;
  const inFrame = (thorough: boolean) => {
    if (thorough) quick = false;
    if (frame === 0 && !ended.aborted)
      frame = requestAnimationFrame(() => {
        frame = 0;
        moved(quick);
        quick = true;
      });
  };
  const atRest = () => {
    rest ??= setTimeout(() => {
      rest = undefined;
      inFrame(true);
    }, REST_MS);
  };
  const mutations = new MutationObserver((records) => {
    let pictures = false;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'childList') {
        pictures ||= addedNodes.length > 0 || removedNodes.length > 0;
        for (const node of addedNodes) if (node instanceof HTMLElement) added(node);
      } else if ((target as Element).matches(PICTURES)) {
        pictures = true;
        added(target as HTMLElement);
      }
    }
    if (pictures) changed();
    atRest();
  });
  mutations.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: [
      ...['src', 'srcset', 'poster', 'href', 'class', 'style'],
      ...['hidden', 'open', 'data-theme', 'data-mode'],
    ],
  });
  const everywhere = { capture: true, passive: true, signal: ended };
  addEventListener('scroll', () => inFrame(false), everywhere);
  addEventListener('resize', () => inFrame(true), everywhere);
  for (const type of ['scrollend', 'transitionend', 'animationend', 'toggle', 'close'])
    addEventListener(type, atRest, everywhere);
  const loaded = () => {
    changed();
    atRest();
  };
  for (const type of ['load', 'loadeddata']) addEventListener(type, loaded, everywhere);
  const glance = setInterval(() => {
    if (!document.hidden) inFrame(true);
  }, GLANCE_MS);
  ended.addEventListener('abort', () => {
    mutations.disconnect();
    clearInterval(glance);
    clearTimeout(rest);
    cancelAnimationFrame(frame);
  });
}
