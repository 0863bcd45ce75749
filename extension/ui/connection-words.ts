import type { Instant } from '../../shared/id.ts';
import type { Connection } from '../state.ts';
import { ago, plural } from './format.ts';

/** The connection for people: what it is, what that means, and what helps. */
export type ConnectionWords = {
  tone: 'accent' | 'amber' | 'red';
  /** A filled dot: history is being kept. */
  full: boolean;
  title: string;
  detail: string | null;
  remedy: 'reconnect' | 'pair' | 'allow' | null;
};

export function connectionWords(connection: Connection | null, now: Instant): ConnectionWords {
  const waiting = connection?.waiting ?? 0;
  const paused =
    waiting > 0 ? `History paused, ${plural(waiting, 'event')} waiting.` : 'History paused.';
  switch (connection?.state ?? 'unpaired') {
    case 'connected': {
      const sync = connection?.lastSync;
      return {
        tone: 'accent',
        full: true,
        title: 'Connected',
        detail: sync == null ? null : `synced ${ago(sync, now)}`,
        remedy: null,
      };
    }
    case 'away':
      return {
        tone: 'amber',
        full: false,
        title: 'Companion away',
        detail: `${paused} Hints go on. Start it with “npm run companion”.`,
        remedy: 'reconnect',
      };
    case 'stranger':
      return {
        tone: 'red',
        full: false,
        title: 'Not our companion',
        detail: `Another program answers at ${connection?.url ?? 'its address'}; it was told nothing. ${paused}`,
        remedy: 'reconnect',
      };
    case 'forbidden':
      if (connection?.blocked)
        return {
          tone: 'red',
          full: false,
          title: 'Blocked by the browser',
          detail: `This browser no longer lets Tierwise reach 127.0.0.1, where the companion is. ${paused}`,
          remedy: 'allow',
        };
      return {
        tone: 'red',
        full: false,
        title: 'Pairing revoked',
        detail: `The companion no longer accepts this browser. ${paused}`,
        remedy: 'pair',
      };
    case 'unpaired':
      return {
        tone: 'amber',
        full: false,
        title: 'No companion yet',
        detail: 'Hints work; history is kept once a companion is paired.',
        remedy: 'pair',
      };
  }
}
