import { sendMessage } from '../page-messages.ts';
import { askBackground } from './ask-background.ts';
import type { Feature } from './feature.ts';

/** Has what a paused page shows loaded, once there is one: its words and buttons come late. */
export const paused: Feature = {
  id: 'paused',
  when: () => true,
  mount({ understanding, signal }) {
    let asked = false;
    const stop = understanding.subscribe((now) => {
      if (asked || now?.state !== 'paused') return;
      asked = true;
      const load = () => sendMessage('wantTeaching', undefined);
      void askBackground(load, Number.POSITIVE_INFINITY, signal);
    });
    signal.addEventListener('abort', stop);
  },
};
