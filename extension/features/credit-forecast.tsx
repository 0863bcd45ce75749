import { render } from 'preact';
import { dress } from '../ui/dress.ts';
import { HintCard } from '../ui/hint-card.tsx';
import type { Feature } from './feature.ts';

const GAP = 6;

/** What stands behind the line while it is pointed at or focused: the price's source, the day's forecast. */
export const creditForecast: Feature = {
  id: 'credit-forecast',
  when: () => true,
  mount({ root, openedHint, signal: ended }) {
    dress(root);
    const box = document.createElement('div');
    box.className = 'tierwise';
    box.style.pointerEvents = 'none';
    root.append(box);
    const stop = openedHint.subscribe((opened) => {
      render(opened && <HintCard hint={opened.hint} />, box);
      if (!opened) return;
      const { box: line, dark } = opened;
      box.style.colorScheme = dark ? 'dark' : 'light';
      const { offsetWidth, offsetHeight } = box;
      const left = Math.max(8, Math.min(line.right, innerWidth - 8) - offsetWidth);
      const above = line.top - GAP - offsetHeight;
      const top = above >= 8 ? above : line.bottom + GAP;
      box.style.transform = `translate(${left}px, ${top}px)`;
    });
    ended.addEventListener('abort', () => {
      stop();
      render(null, box);
      box.remove();
    });
  },
};
