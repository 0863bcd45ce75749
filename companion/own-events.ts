import { v7 as uuidv7 } from 'uuid';
import { EVENT_VERSION, type Event } from '../shared/event.ts';
import type { Deps } from './deps.ts';

type Unsigned<E> = E extends Event ? Omit<E, 'v' | 'id' | 'device' | 'seq'> : never;
/** An event as the companion itself observes it. */
export type OwnEvent = Unsigned<Event>;

/** Keeps events by the companion's own device, in the order of the calls; durable once resolved. */
export type OwnEvents = (events: readonly OwnEvent[]) => Promise<void>;

/** There is one for each companion, since its device counts without gaps. */
export function ownEvents({ ledger, device }: Pick<Deps, 'ledger' | 'device'>): OwnEvents {
  const durable = () => ledger.stats.devices.get(device)?.last ?? 0;
  let counted = 0;
  let underWay = 0;
  return async (events) => {
    // What a full disk refused was never there: it leaves no gap.
    if (underWay === 0) counted = durable();
    underWay += 1;
    try {
      await ledger.append(
        events.map((event) => {
          counted += 1;
          const id = uuidv7({ msecs: event.at });
          return { ...event, v: EVENT_VERSION, id, device, seq: counted } as Event;
        }),
      );
    } finally {
      underWay -= 1;
    }
  };
}
