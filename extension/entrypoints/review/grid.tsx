import { effect } from '@preact/signals';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Control } from './control.ts';
import { type Layout, layoutOf, rowsInView } from './grid-layout.ts';
import { Tile } from './tile.tsx';

/** All assets of the queue, of which only those around the visible rows exist as elements. */
export function Grid({ control }: { control: Control }) {
  const { deck } = control;
  const box = useRef<HTMLDivElement>(null);
  const [layout, setLayout] = useState<Layout | null>(null);
  const [span, setSpan] = useState({ first: 0, last: 0 });
  const queue = deck.queue.value;
  const selecting = deck.selected.value.size > 0;

  const look = useCallback(() => {
    const element = box.current;
    if (!element || !layout) return;
    const next = rowsInView(layout, element.scrollTop, element.clientHeight);
    setSpan((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, [layout]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const next = layoutOf(element.clientWidth);
      control.columns = next.columns;
      control.rows = Math.max(1, Math.floor(element.clientHeight / next.rowHeight));
      setLayout((now) => (now?.columns === next.columns && now.tile === next.tile ? now : next));
    };
    measure();
    // Here the keys are read; but whoever just pressed a control stays on it.
    if (document.activeElement === document.body) element.focus({ preventScroll: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [control]);

  // At once with each move, not after the frame: the current asset is in view when it is painted.
  useLayoutEffect(
    () =>
      effect(() => {
        const at = deck.at.value;
        const element = box.current;
        if (!element || !layout) return;
        const top = Math.floor(at / layout.columns) * layout.rowHeight;
        const { scrollTop, clientHeight } = element;
        if (top < scrollTop) element.scrollTop = top;
        else if (top + layout.rowHeight > scrollTop + clientHeight)
          element.scrollTop = top + layout.rowHeight - clientHeight + layout.gap;
        look();
      }),
    [deck, layout, look],
  );

  const columns = layout?.columns ?? 1;
  const from = span.first * columns;
  const shown = layout ? queue.slice(from, (span.last + 1) * columns) : [];
  return (
    <div
      ref={box}
      class={`tiles${selecting ? ' selecting' : ''}`}
      role="listbox"
      tabIndex={0}
      aria-label="Assets"
      aria-multiselectable="true"
      aria-activedescendant={`asset-${deck.current.value}`}
      onScroll={look}
    >
      <div
        role="presentation"
        class="all"
        style={{ height: `${layout ? Math.ceil(queue.length / columns) * layout.rowHeight : 0}px` }}
      >
        {layout &&
          shown.map((id, index) => (
            <Tile key={id} id={id} index={from + index} control={control} layout={layout} />
          ))}
      </div>
    </div>
  );
}
