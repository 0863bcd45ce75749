import type { Page } from 'puppeteer-core';
import { dayAt, isoWeekOf } from '../../shared/reset-day.ts';
import { until } from '../walks/house.ts';
import type { LivedIn } from './lived-in.ts';
import type { Moment } from './moments.ts';

const WEEK_MS = 7 * 86_400_000;

/** Once a week: the review, then the figures of the last whole week. */
export async function* pageMoments(house: LivedIn): AsyncGenerator<Moment> {
  const review = await house.surface('review.html', 1180, 860);
  await until(() => arrived(review), Boolean, 60_000);
  yield { name: 'review', page: review };
  await review.close();

  const week = isoWeekOf(dayAt(Date.now() - WEEK_MS, 'Europe/Berlin'));
  const report = await house.surface(`report.html#week=${week}`, 1180, 1180);
  await report.waitForSelector('.report svg');
  yield { name: 'report', page: report };
  await report.close();
}

/** Whether the first pictures are there, and all of those that stand on the page. */
function arrived(page: Page): Promise<boolean> {
  return page.$$eval(
    'img',
    (images) => images.length > 5 && images.every((one) => one.complete && one.naturalWidth > 0),
  );
}
