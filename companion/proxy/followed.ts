import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type Amount, type Credits, estimated, measured } from '../../shared/credit.ts';
import type { ResetDay } from '../../shared/event.ts';
import type { Asset } from '../../shared/generation.ts';
import type { GenerationRecord } from '../../shared/generation-record.ts';
import type { Id, Site } from '../../shared/id.ts';
import { chargeOfFailed } from '../../shared/site/charged-at-end.ts';
import type { NamedAsset } from '../../shared/site/named-asset.ts';
import type { TaskAnswer } from '../../shared/site/read-task.ts';
import type { PriceOf } from './typed-price.ts';

/** A generation that went to the upstream and whose end is awaited. */
export type Followed = {
  generation: Id;
  site: Site;
  reset: ResetDay;
  media: Asset['media'];
  /** On the clock of `performance.now`; null: it went before this companion was started. */
  releasedAt: number | null;
  priceOf: PriceOf;
  accepted: boolean;
  /** As an answer stated it. */
  charged: Amount;
  /** What was set aside for it. */
  reserved: Credits | null;
  ended: boolean;
  /** What it cost in the end; null while it goes on. */
  cost: Amount | null;
  /** It is said to be done, and its images are to be asked for. */
  isDone: boolean;
};

/** One that an earlier start of the companion sent; null where there is nothing to wait for. */
export function followedAgain(record: GenerationRecord): Followed | null {
  const { id, site, day, zone, media, quoted, acceptedCharge, outcome, end } = record;
  if (outcome !== 'released' || end !== null || day === null || zone === null) return null;
  return {
    generation: id,
    site,
    reset: { zone, day, source: 'assumed' },
    media: media ?? 'image',
    releasedAt: null,
    priceOf: () => estimated(quoted),
    accepted: true,
    charged: measured(acceptedCharge),
    reserved: record.reserved,
    ended: false,
    cost: null,
    isDone: false,
  };
}

/** Milliseconds until now; null where the client itself decided when to ask for the images. */
export function latencyOf({ releasedAt, isDone }: Followed): number | null {
  return releasedAt === null || isDone ? null : Math.round(performance.now() - releasedAt);
}

/** A price that was typed stands where the answer states no charge. */
export function chargeAtEnd(followed: Followed, answer: TaskAnswer, assets: number): Amount {
  if (answer.state === 'succeeded') return chargeOrPrice(followed, assets);
  return chargeOfFailed(answer);
}

/** As stated, else by the person's table. @param assets that came; null: as many as asked for. */
export function chargeOrPrice({ charged, priceOf }: Followed, assets: number | null): Amount {
  return charged.credits === null ? priceOf(assets) : charged;
}

/** An image that the answer holds itself gets the address of its contents. */
export function assetsOf(named: readonly NamedAsset[], media: Asset['media']): Asset[] {
  return named.map(({ url, width, height, seed }, position) => ({
    id: uuidv7(),
    position,
    url: lasting(url),
    media,
    width,
    height,
    ...(seed === undefined ? {} : { seed }),
  }));
}

function lasting(url: string): string {
  const [, encoded] = /^data:[^,]*;base64,(.*)$/s.exec(url) ?? [];
  if (encoded === undefined) return url;
  return `sha256:${createHash('sha256').update(Buffer.from(encoded, 'base64')).digest('hex')}`;
}
