import { placeOf } from '../../site/place-of.ts';

/** Outlines on what is pointed at, and on what was taken before; they follow the page. */
export function createMarks() {
  const element = document.createElement('div');
  const pointed = markNamed('mark');
  const kept = new Map<string, { mark: HTMLElement; of: HTMLElement }>();
  let shown: HTMLElement | null = null;
  element.append(pointed);

  return {
    element,
    show(of: HTMLElement | null, name: string) {
      shown = of;
      (pointed.firstChild as HTMLElement).textContent = name;
      put(pointed, of);
    },
    keep(id: string, of: HTMLElement | null, name: string) {
      kept.get(id)?.mark.remove();
      kept.delete(id);
      if (!of) return;
      const mark = markNamed('mark kept');
      (mark.firstChild as HTMLElement).textContent = name;
      element.append(mark);
      kept.set(id, { mark, of });
      put(mark, of);
    },
    doubt(isUnsure: boolean) {
      pointed.classList.toggle('unsure', isUnsure);
    },
    clear() {
      element.replaceChildren();
    },
    /** Each frame, as the page moves. */
    follow(): () => void {
      let frame = 0;
      const draw = () => {
        frame = requestAnimationFrame(draw);
        put(pointed, shown);
        for (const { mark, of } of kept.values()) put(mark, of);
      };
      draw();
      return () => cancelAnimationFrame(frame);
    },
  };
}

function markNamed(name: string): HTMLElement {
  const mark = document.createElement('div');
  mark.className = name;
  mark.hidden = true;
  mark.append(document.createElement('span'));
  return mark;
}

const OUT = 3;

function put(mark: HTMLElement, of: HTMLElement | null): void {
  const rect = of?.isConnected ? placeOf(of) : null;
  mark.hidden = rect === null || rect.width === 0;
  if (!rect || mark.hidden) return;
  const { style } = mark;
  style.transform = `translate(${rect.left - OUT}px, ${rect.top - OUT}px)`;
  style.width = `${rect.width + 2 * OUT}px`;
  style.height = `${rect.height + 2 * OUT}px`;
  mark.classList.toggle('inside', rect.top < 20);
}
