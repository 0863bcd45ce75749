import { view } from '../../state.ts';
import type { Control } from './control.ts';
import { readShelf } from './shelf-reader.ts';

/** A person who decides quickly is not interrupted by reading all rows after each verdict. */
const QUIET_MS = 600;

/** Reads what changed on the shelf once the person rests. */
export function followShelf({ deck, verdicts }: Control, first: number | undefined): void {
  let revision = first;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reading = false;
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(read, QUIET_MS);
  };
  const read = async () => {
    if (reading) return soon();
    reading = true;
    try {
      let news = false;
      for await (const rows of readShelf()) news = deck.merge(rows, verdicts.isUnderWay) || news;
      if (news) deck.requeue({ keep: true });
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
