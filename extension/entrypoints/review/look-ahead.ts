import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { type Picture, pictureOf } from './pictures.ts';

/** A picture ready to be drawn within the frame; `bitmap` null where there is none, and why. */
export type Decoded = { bitmap: ImageBitmap | null; why: string | null };

/** The longer side that a picture without a thumbnail is kept at: 1600 x 1600 are 10 MB. */
const LONGEST = 1600;

/**
 * Decoded pictures around the current one: a key then only has to draw. At 512 px a side one takes
 * 1 MB, so that the window holds some 15 MB however long the queue is.
 */
export class LookAhead {
  readonly #ahead: number;
  readonly #behind: number;
  readonly #held = new Map<Id, { of: string; decoded: Decoded | null; ready: Promise<Decoded> }>();

  constructor(ahead = 10, behind = 4) {
    this.#ahead = ahead;
    this.#behind = behind;
  }

  /** Holds the window around `at`, nearest first, and lets the rest go. */
  follow(queue: readonly Id[], at: number, cardOf: (id: Id) => AssetCard | undefined): void {
    const wanted = [queue[at]];
    for (let step = 1; step <= this.#ahead; step++) {
      wanted.push(queue[at + step]);
      if (step <= this.#behind) wanted.push(queue[at - step]);
    }
    const ids = new Set(wanted.filter((id) => id !== undefined));
    for (const [id, { ready }] of this.#held) if (!ids.has(id)) this.#drop(id, ready);
    for (const id of ids) {
      const card = cardOf(id);
      if (card) this.#hold(card);
    }
  }

  /** The picture if it is decoded already: no waiting, so that it is drawn in the same frame. */
  now(id: Id): Decoded | null {
    return this.#held.get(id)?.decoded ?? null;
  }

  async ready(card: AssetCard): Promise<Decoded> {
    return this.#hold(card);
  }

  close(): void {
    for (const [id, { ready }] of this.#held) this.#drop(id, ready);
  }

  #hold(card: AssetCard): Promise<Decoded> {
    const of = `${card.thumbnail} ${card.url}`;
    const known = this.#held.get(card.id);
    if (known?.of === of) return known.ready;
    if (known) this.#drop(card.id, known.ready);
    const ready = pictureOf(card).then(decode);
    const held = { of, decoded: null as Decoded | null, ready };
    this.#held.set(card.id, held);
    void ready.then((decoded) => {
      held.decoded = decoded;
    });
    return ready;
  }

  #drop(id: Id, ready: Promise<Decoded>): void {
    this.#held.delete(id);
    void ready.then(({ bitmap }) => bitmap?.close());
  }
}

async function decode(picture: Picture): Promise<Decoded> {
  try {
    if (picture.from === 'thumbnail')
      return { bitmap: await createImageBitmap(picture.blob), why: null };
    if (picture.from === 'nowhere') return { bitmap: null, why: picture.why };
    const image = new Image();
    image.src = picture.url;
    await image.decode();
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const resizeWidth = Math.max(1, Math.round(image.naturalWidth * scale));
    return {
      bitmap: await createImageBitmap(image, { resizeWidth, resizeQuality: 'medium' }),
      why: null,
    };
  } catch {
    return { bitmap: null, why: 'The picture could not be loaded' };
  }
}
