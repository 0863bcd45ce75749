import * as z from 'zod/mini';
import { Rating } from '../../shared/asset-card.ts';
import { Id } from '../../shared/id.ts';
import { onMessage } from '../messages.ts';
import { judgePrice } from './judge-price.ts';
import { knownAssets } from './known-assets.ts';
import { loadLate } from './load-late.ts';
import { openReview } from './open-review.ts';
import { judgeComposition, rate } from './rate.ts';
import { refreshShelf } from './refresh-shelf.ts';
import { fromPage, fromPageOrSurface, fromSurface } from './sender.ts';

const Urls = z.array(z.string()).check(z.maxLength(200));
const RatedSchema = z
  .array(z.strictObject({ asset: Id, rating: z.nullable(Rating) }))
  .check(z.maxLength(5000));
const Judged = z.strictObject({ asset: Id, kept: z.nullable(z.boolean()) });

const PriceJudged = z.strictObject({ generation: Id, learn: z.nullable(z.boolean()) });

/** Answers what pages and our own pages ask about the assets that came back. */
export function answerShelf(): void {
  onMessage('knownAssets', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return knownAssets(Urls.parse(data), site);
  });

  onMessage('rate', async ({ data, sender }) => {
    const site = await fromPageOrSurface(sender);
    return rate(RatedSchema.parse(data), site);
  });

  onMessage('judgeComposition', async ({ data, sender }) => {
    const site = await fromPageOrSurface(sender);
    const { asset, kept } = Judged.parse(data);
    return judgeComposition(asset, kept, site);
  });

  onMessage('judgePrice', async ({ data, sender }) => {
    const site = await fromPageOrSurface(sender);
    const { generation, learn } = PriceJudged.parse(data);
    return judgePrice(generation, learn, site);
  });

  onMessage('openReview', async ({ data, sender }) => {
    await fromPageOrSurface(sender);
    await openReview(z.nullable(Id).parse(data));
  });

  onMessage('refreshShelf', ({ sender }) => {
    fromSurface(sender);
    return refreshShelf();
  });

  onMessage('wantCards', async ({ sender }) => {
    const { tab } = await fromPage(sender);
    if (sender.frameId !== undefined) await loadLate('cards', tab, sender.frameId);
  });
}
