import type { Rating } from '../../shared/asset-card.ts';
import type { Id } from '../../shared/id.ts';
import { isTyping } from '../site/typing.ts';

type Acts = {
  /** The assets that a key acts on now: the selection, or the active card; empty where none is. */
  targets(): readonly Id[];
  mark(ids: readonly Id[], rating: Rating | null): void;
  undo(): void;
  /** Takes back a promotion that was not sent yet; false where there is none. */
  stopPromotion(): boolean;
  /** Opens draft and result side by side; false where there is no pair. */
  compare(): boolean;
  /** Ends the selection; false where there is none. */
  leave(): boolean;
};

const RATINGS: { [key: string]: Rating | null } = { p: 'usable', x: 'rejected', u: null };

/** P, X, U, Z, C on cards. A key that does nothing here stays the page's. */
export function listenForKeys(acts: Acts, ended: AbortSignal): void {
  const pressed = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.repeat || event.defaultPrevented) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (isTyping(event)) return;
    if (!answer(event.key.toLowerCase())) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const answer = (key: string): boolean => {
    if ((key === 'escape' || key === 'z') && acts.stopPromotion()) return true;
    if (key === 'escape') return acts.leave();
    const ids = acts.targets();
    if (ids.length === 0) return false;
    if (key in RATINGS) acts.mark(ids, RATINGS[key] ?? null);
    else if (key === 'z') acts.undo();
    else return key === 'c' && acts.compare();
    return true;
  };
  addEventListener('keydown', pressed, { capture: true, signal: ended });
}
