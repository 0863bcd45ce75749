import { render } from 'preact';
import { placeNear } from '../site/place-near.ts';
import { placeOf } from '../site/place-of.ts';
import { dress } from '../ui/dress.ts';
import { HintCard } from '../ui/hint-card.tsx';
import type { Feature } from './feature.ts';

/** What stands behind the line while it is pointed at or focused: the price's source, the day's forecast. */
export const creditForecast: Feature = {
  id: 'credit-forecast',
  when: () => true,
  mount({ root, reader, openedHint, signal: ended }) {
    dress(root);
    const box = document.createElement('div');
    box.className = 'tierwise';
    box.style.pointerEvents = 'none';
    root.append(box);
    const stop = openedHint.subscribe((opened) => {
      render(opened && <HintCard hint={opened.hint} small={opened.small} />, box);
      if (!opened) return;
      const { box: line, dark } = opened;
      box.style.colorScheme = dark ? 'dark' : 'light';
      const { prompt, submit } = reader.parts.peek();
      const keep = [prompt, submit].flatMap((part) => (part ? placeOf(part.element) : []));
      const size = { width: box.offsetWidth, height: box.offsetHeight };
      const { left, top } = placeNear(line, size, keep, { width: innerWidth, height: innerHeight });
      box.style.transform = `translate(${left}px, ${top}px)`;
    });
    ended.addEventListener('abort', () => {
      stop();
      render(null, box);
      box.remove();
    });
  },
};
