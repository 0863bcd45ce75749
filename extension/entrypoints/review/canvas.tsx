import { effect } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Deck } from './deck.ts';
import type { Decoded, LookAhead } from './look-ahead.ts';

/**
 * The current picture, drawn by the key that asks for it: not by a render some frames later.
 * `data-asset` names what is drawn.
 */
export function Canvas({ deck, lookAhead }: { deck: Deck; lookAhead: LookAhead }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [why, setWhy] = useState<string | null>(null);
  useLayoutEffect(
    () =>
      effect(() => {
        const card = deck.card(deck.current.value)?.value;
        const element = canvas.current;
        if (!card || !element || element.dataset.asset === `${card.id} ${card.thumbnail}`) return;
        const put = (decoded: Decoded) => {
          setWhy(decoded.why);
          draw(element, decoded.bitmap);
          element.dataset.asset = `${card.id} ${card.thumbnail}`;
        };
        const now = lookAhead.now(card.id);
        if (now) return put(now);
        draw(element, null);
        delete element.dataset.asset;
        void lookAhead.ready(card).then((decoded) => {
          if (deck.current.peek() === card.id && canvas.current === element) put(decoded);
        });
      }),
    [deck, lookAhead],
  );
  const prompt = deck.card(deck.current.value)?.value.request.prompt;
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={prompt || 'An asset without a prompt'} />
      {why && <p class="unseen soft">{why}</p>}
    </>
  );
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap | null): void {
  canvas.hidden = bitmap === null;
  if (!bitmap || bitmap.width === 0) return;
  if (canvas.width !== bitmap.width) canvas.width = bitmap.width;
  if (canvas.height !== bitmap.height) canvas.height = bitmap.height;
  const context = canvas.getContext('2d');
  if (!context) return;
  // In the place of what was there, transparent parts too.
  context.globalCompositeOperation = 'copy';
  context.drawImage(bitmap, 0, 0);
}
