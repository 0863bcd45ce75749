import { amountsIn } from '../../../shared/site/recognise/values.ts';
import { shareRoots } from '../deep-roots.ts';
import { createCensus, type Entry, type Looked } from './census.ts';
import { createChanges } from './changes.ts';
import { judgePage, type RecognisedPage } from './recognise-page.ts';
import { createSlices, type Pass } from './slices.ts';

const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    ...['class', 'style', 'hidden', 'open', 'id', 'type', 'role', 'title', 'src', 'alt'],
    ...['disabled', 'readonly', 'placeholder', 'data-placeholder', 'contenteditable', 'data-state'],
    ...[
      'hidden',
      'label',
      'disabled',
      'checked',
      'selected',
      'pressed',
      'expanded',
      'haspopup',
    ].map((name) => `aria-${name}`),
  ],
};
const OURS = 'tierwise-overlay';
/** How long after a press new pictures are taken for what came of it. */
const FRESH_MS = 10 * 60_000;

/**
 * Follows a page: looks at it once, and again where it changed, in idle time. `changed` hears each
 * time that what was found is other than before. Nothing runs while nothing changes.
 */
export function createRecogniser(
  { root, changed }: { root: Document; changed(page: RecognisedPage): void },
  ended: AbortSignal,
): void {
  const census = createCensus(root);
  const changes = createChanges();
  const watched = new WeakSet<ParentNode>();
  let last: RecognisedPage | null = null;
  let filled = false;
  let pressedAt = Number.NEGATIVE_INFINITY;
  /** Nothing was done on the page since the last press. */
  let undisturbed = false;

  const observer = new MutationObserver((records) => {
    changes.take(records.filter(({ target }) => (target as Element).localName !== OURS));
    if (changes.any) slices.soon();
  });
  const watchRoots = () => {
    for (const one of census.roots.all()) {
      if (watched.has(one)) continue;
      watched.add(one);
      observer.observe(one, WATCHED);
      listen(one);
    }
  };

  function* pass(): Pass {
    const looked: Looked[] = [];
    changes.spread(census);
    watchRoots();
    yield* census.gather(looked);
    watchRoots();
    mark(looked);
    yield* census.measureAll();
    yield 'long';
    const page = judgePage(census);
    const same = last !== null && isSame(last, page);
    last = page;
    if (!same && !ended.aborted) changed(page);
    slices.rest(same);
  }

  /** Buttons that text set free, pictures that came of a press, and numbers that it made less. */
  function mark(looked: readonly Looked[]): void {
    const pressed = performance.now() - pressedAt < FRESH_MS;
    for (const { entry, before } of looked) {
      const { element, described } = entry;
      if (described?.kind === 'press' && filled && before?.disabled && !described.disabled) {
        census.woken.add(element);
        described.woke = true;
      }
      if (described?.kind === 'picture' && pressed && !before) {
        census.fresh.add(element);
        described.fresh = true;
      }
      if (described?.kind === 'words' && before && pressed && undisturbed) {
        if (!isLess(before.text, described.text)) continue;
        census.fell.add(element);
        described.fell = true;
      }
    }
    filled = false;
  }

  const slices = createSlices(pass, ended);

  function listen(within: ParentNode): void {
    const on = (type: string, hear: (target: Element, event: Event) => void) =>
      within.addEventListener(
        type,
        (event) => {
          const [target] = event.composedPath();
          if ((target as Node | undefined)?.nodeType === Node.ELEMENT_NODE)
            hear(target as Element, event);
        },
        { capture: true, passive: true, signal: ended },
      );
    on('input', (target) => {
      undisturbed = false;
      const box = boxAt(target);
      if (!box?.described) return;
      const empty = isEmpty(box.element);
      if (empty === box.described.empty) return;
      filled ||= !empty;
      changes.touch(box.element);
      slices.soon();
    });
    on('focusin', (target) => {
      const box = boxAt(target);
      if (!box || box.described?.focused) return;
      for (const [element, { described }] of census.entries)
        if (described?.focused) changes.touch(element);
      changes.touch(box.element);
      slices.soon();
    });
    on('change', (target) => {
      undisturbed = false;
      changes.touch(target);
      slices.soon();
    });
    on('click', (target) => {
      undisturbed = last?.anchors.submit?.element.contains(target) === true;
      if (undisturbed) pressedAt = performance.now();
    });
    on('load', (target) => {
      if (target.localName === 'iframe') census.roots.search(target);
      else if (!census.entries.has(target)) return;
      changes.touch(target);
      slices.soon();
    });
  }

  function boxAt(target: Element): Entry | null {
    for (let at: Element | null = target, up = 0; at && up < 8; at = at.parentElement, up += 1) {
      const entry = census.entries.get(at);
      if (entry?.described?.kind === 'box') return entry;
    }
    return null;
  }

  shareRoots(() => census.roots.all().slice(1), ended);
  ended.addEventListener('abort', () => observer.disconnect());
  watchRoots();
  slices.soon();
}

/** One amount of one unit, now smaller. */
function isLess(before: string, now: string): boolean {
  const [[was, ...others], [is, ...more]] = [amountsIn(before), amountsIn(now)];
  if (!was || !is || others.length + more.length > 0) return false;
  return is.unit !== null && is.unit === was.unit && is.number < was.number;
}

function isEmpty(element: Element): boolean {
  const { value } = element as HTMLTextAreaElement;
  return (typeof value === 'string' ? value : (element.textContent ?? '')).trim() === '';
}

function isSame(a: RecognisedPage, b: RecognisedPage): boolean {
  if (a.state !== b.state || a.reason !== b.reason) return false;
  const names = new Set([...Object.keys(a.anchors), ...Object.keys(b.anchors)]);
  for (const name of names as Set<keyof RecognisedPage['anchors']>) {
    const [one, other] = [a.anchors[name], b.anchors[name]];
    if (!one || !other || one.element !== other.element) return false;
    if (one.confidence !== other.confidence || one.reading?.number !== other.reading?.number)
      return false;
    if (one.group.length !== other.group.length) return false;
    if (one.group.some((member, i) => member !== other.group[i])) return false;
  }
  return true;
}
