import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import type { Id } from '../../shared/id.ts';
import { sendMessage } from '../page-messages.ts';
import { lookAround } from '../site/look.ts';
import { type Sighted, sightAssets } from '../site/sight-assets.ts';
import { CardDock } from '../ui/card-dock.tsx';
import { CardMark } from '../ui/card-mark.tsx';
import css from '../ui/cards.css?inline';
import { PromotePeek, PromoteRun } from '../ui/promote-bar.tsx';
import { followActive } from './active-card.ts';
import { listenForKeys } from './card-keys.ts';
import { createRatings } from './card-ratings.ts';
import { barPlace, createSeating, type Seat } from './card-seats.ts';
import { createPairs } from './compare-pair.tsx';
import { followDestination } from './destination-words.ts';
import { hearBackground } from './hear-background.ts';
import { addLayer } from './layer.ts';
import type { OverlayHandle } from './overlay-handle.ts';
import { createPromoter, isLive } from './promoter.ts';

const SAID_MS = 6000;
/** The pointer's way from the button to the line. */
const PEEK_MS = 300;
const TICK_MS = 500;
const LOOK_AGAIN_MS = 400;

/** Everything that Tierwise does on the studio's images: rate, select, promote, compare. */
export function mountCards(handle: OverlayHandle): void {
  const { root, signal: ended } = handle;
  const box = addLayer(root, css, 'div', 'cards', ended);
  const ratings = createRatings();
  const promoter = createPromoter(handle);
  const seating = createSeating();
  const seats = signal<readonly Seat[]>([]);
  const peeked = signal<number | null>(null);
  const now = signal(Date.now());
  const destination = followDestination(ended);
  let sighted: readonly Sighted[] = [];
  /** Where the page showed an asset last. */
  const sources = new Map<Id, string>();
  /** The last promotion's result that was made the active card. */
  let chosen: Id | undefined;
  let lookedAt = 0;
  let barHeight = 56;

  const cardOf = (one: Sighted): AssetCard => ratings.cards.peek().get(one.card.id) ?? one.card;
  const { active, point, focus, give, isStill, added } = followActive(() => seats.peek(), ended);
  const activeCard = (): AssetCard | null => {
    const seat = seats.peek().find(({ key }) => key === active.peek());
    return seat ? cardOf(seat) : null;
  };
  const pairs = createPairs({
    handle,
    ratings,
    source: (card) => sources.get(card.id) ?? card.url,
  });

  const measure = (quick = false) => {
    if (ended.aborted) return;
    const next = seating.seat(sighted, active.peek(), quick);
    const before = seats.peek();
    if (!isSame(before, next)) seats.value = next;
    if (next.some(({ key }) => before.every((one) => one.key !== key))) added();
    const first = next[0];
    if (!first || performance.now() - lookedAt < LOOK_AGAIN_MS) return;
    lookedAt = performance.now();
    const scheme = lookAround(first.element).dark ? 'dark' : 'light';
    if (box.style.colorScheme !== scheme) box.style.colorScheme = scheme;
  };
  const sight = sightAssets({
    ask: (urls) => sendMessage('knownAssets', urls),
    changed(found) {
      sighted = found;
      for (const { card, src } of found) sources.set(card.id, src);
      ratings.learn(found.map(({ card }) => card));
      seating.renew();
      measure();
    },
    moved: measure,
    ended,
  });

  let revision: number | undefined;
  const stopView = handle.view.subscribe((view) => {
    if (revision !== undefined && view && view.shelf.revision !== revision) sight.again();
    revision = view?.shelf.revision ?? revision;
  });

  const isNew = ({ id }: AssetCard) => !ratings.cards.peek().has(id);
  const promote = (card: AssetCard) => {
    peeked.value = null;
    ratings.learn([card].filter(isNew));
    promoter.start(card);
    now.value = Date.now();
  };
  const targets = (): readonly Id[] => {
    const open = pairs.open.peek();
    if (open) return [open.final.card.id];
    const picked = ratings.selected.peek();
    if (picked.size > 0) return [...picked];
    const card = activeCard();
    return card ? [card.id] : [];
  };
  const mark = (ids: readonly Id[], rating: Rating | null) => void ratings.mark(ids, rating);
  const stopPromotion = () => {
    if (promoter.running.peek()?.step !== 'undo') return false;
    promoter.undo();
    return true;
  };
  listenForKeys(
    {
      targets,
      mark,
      undo: () => void ratings.undo(),
      stopPromotion,
      compare: () => pairs.show(targets()[0]),
      leave() {
        if (pairs.open.peek() || ratings.selected.peek().size === 0) return false;
        ratings.clearSelection();
        return true;
      },
    },
    ended,
  );
  hearBackground({ ratings, promote, promoter, targets, mark, activeCard }, ended);

  let peekTimer: ReturnType<typeof setTimeout> | undefined;
  const peek = (key: number, on: boolean) => {
    clearTimeout(peekTimer);
    if (on) peeked.value = key;
    else peekTimer = setTimeout(() => (peeked.value = null), PEEK_MS);
  };

  const markOf = (seat: Seat) => {
    const card = cardOf(seat);
    const { key } = seat;
    const draft = card.request.promotedFrom;
    return (
      <CardMark
        key={key}
        card={card}
        corner={seat.corner}
        box={seat.picture}
        room={seat.room}
        active={active.peek() === key}
        selected={ratings.selected.peek().has(card.id)}
        draft={draft === null ? null : { src: sources.get(draft) ?? null }}
        acts={{
          rate: (rating) => mark([card.id], rating),
          select: () => ratings.toggle(card.id),
          promote: () => {
            // Where it cannot be done the line says why.
            if (promoter.plan(card).blocked) peek(key, true);
            else promote(card);
          },
          peek: (on) => peek(key, on),
          hover: (on) => {
            // A line that says how a promotion ended does not give way to a page that moved.
            if (!on || !isStill()) peek(key, on);
          },
          compare: () => void pairs.show(card.id),
          point: (on) => point(on ? key : null),
          focus: (on) => focus(on ? key : null),
        }}
      />
    );
  };
  const runLine = () => {
    const run = promoter.running.peek();
    if (!run) return null;
    const compare = () => void pairs.show(run.result?.id);
    return <PromoteRun run={run} now={now.peek()} onUndo={promoter.undo} onCompare={compare} />;
  };
  const barAt = (seat: Seat, children: preact.ComponentChildren) => {
    const { left, foot, width } = barPlace(seat, barHeight);
    return (
      <div
        key={`bar${seat.key}`}
        class="bar placed"
        style={{ transform: `translate(${left}px, calc(${foot}px - 100%))`, width: `${width}px` }}
        ref={(element) => {
          if (element) barHeight = element.offsetHeight;
        }}
        onPointerEnter={() => {
          if (peeked.peek() !== null) peek(seat.key, true);
          point(seat.key);
        }}
        onPointerLeave={() => {
          peek(seat.key, false);
          point(null);
        }}
      >
        {children}
      </div>
    );
  };

  const draw = () => {
    const shown = seats.peek();
    const run = promoter.running.peek();
    const home = run && shown.find(({ card }) => card.id === run.plan.asset.id);
    const peekSeat = !isLive(run) && shown.find(({ key }) => key === peeked.peek());
    const peekCard = peekSeat ? cardOf(peekSeat) : null;
    const plan = peekCard && promoter.plan(peekCard);
    render(
      <>
        {shown.map(markOf)}
        {home && home !== peekSeat && barAt(home, runLine())}
        {peekSeat &&
          plan &&
          barAt(
            peekSeat,
            <PromotePeek
              plan={plan}
              destination={destination.words(plan)}
              now={now.peek()}
              onPromote={() => promote(plan.asset)}
            />,
          )}
        <CardDock
          selected={ratings.selected.peek().size}
          said={ratings.said.peek()}
          onRate={(rating) => mark([...ratings.selected.peek()], rating)}
          onClear={ratings.clearSelection}
          onUndo={() => void ratings.undo()}
        >
          {run && !home && runLine()}
        </CardDock>
      </>,
      box,
    );
  };
  let frame = 0;
  const stops = [
    effect(() => {
      void [seats.value, active.value, peeked.value, now.value, destination.changed.value];
      void [ratings.cards.value, ratings.selected.value, ratings.said.value];
      void promoter.running.value;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        draw();
      });
    }),
    effect(() => {
      void active.value;
      measure();
    }),
    effect(() => {
      const line = ratings.said.value;
      if (!line) return;
      const timer = setTimeout(() => {
        ratings.said.value = null;
      }, SAID_MS);
      return () => clearTimeout(timer);
    }),
    effect(() => {
      const run = promoter.running.value;
      // What came of a promotion is the next to be judged.
      const result = run?.result && seats.value.find(({ card }) => card.id === run.result?.id);
      if (!result || chosen === run.result?.id) return;
      chosen = run.result?.id;
      give(result.key);
    }),
    effect(() => {
      const run = promoter.running.value;
      if (run?.result) ratings.learn([run.plan.asset, run.result].filter(isNew));
      if (!isLive(run)) return;
      const timer = setInterval(() => {
        now.value = Date.now();
      }, TICK_MS);
      return () => clearInterval(timer);
    }),
    stopView,
  ];
  ended.addEventListener('abort', () => {
    for (const stop of stops) stop();
    clearTimeout(peekTimer);
    cancelAnimationFrame(frame);
    render(null, box);
  });
}

function isSame(a: readonly Seat[], b: readonly Seat[]): boolean {
  const plain = (seats: readonly Seat[]) =>
    seats.map(({ key, card, src, picture, corner, room }) =>
      [key, card.id, src, corner, room, ...Object.values(picture)].join(),
    );
  return plain(a).join('\n') === plain(b).join('\n');
}
