import { view } from '../../state.ts';
import type { Control } from './control.ts';
import { readShelf } from './shelf-reader.ts';

/** A person who decides quickly is not interrupted by reading all rows after each verdict. */
const QUIET_MS = 600;

/** Reads what others changed on the shelf once the person rests. @param first revision shown now. */
export function followShelf({ deck, verdicts }: Control, first: number | undefined): void {
  let revision = first ?? 0;
  let read = { revision, stored: verdicts.stored };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading = false;
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  const look = async () => {
    timer = null;
    if (reading) return soon();
    // Nothing but what was decided here: that is shown already.
    if (revision === read.revision + verdicts.stored - read.stored) return;
    reading = true;
    const before = { revision, stored: verdicts.stored };
    try {
      let news = false;
      for await (const rows of readShelf()) news = deck.merge(rows, verdicts.isUnderWay) || news;
      if (news) deck.requeue({ keep: true });
      read = before;
    } finally {
      reading = false;
    }
  };
  view.watch((now) => {
    if (!now || now.shelf.revision === revision) return;
    revision = now.shelf.revision;
    soon();
  });
  addEventListener('keydown', () => {
    if (timer !== null) soon();
  });
}
