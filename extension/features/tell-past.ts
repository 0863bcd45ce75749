import type { HistoryTask } from '../../shared/site/read-answer.ts';
import { sendMessage } from '../page-messages.ts';
import { lastingAddress } from '../site/lasting-address.ts';

const ROWS = 200;

/**
 * Tells the background what a list shows and nobody watched here; the same rows come again with each
 * look at the page, and are told once.
 *
 * @param isForeign whether a task is none that was recorded.
 */
export function createPastTeller(isForeign: (task: string) => boolean) {
  /** Rows that the background knows of. */
  const told = new Set<string>();

  return async (url: string, listed: readonly HistoryTask[]): Promise<void> => {
    const untold = listed
      .filter((one) => one.named && isForeign(one.task) && !told.has(rowOf(one)))
      .slice(0, ROWS);
    if (untold.length === 0) return;
    const rows = await Promise.all(
      untold.map(async ({ named, assets, ...row }) => ({
        ...row,
        assets: await Promise.all(
          assets.map(async (asset) => ({ ...asset, url: await lastingAddress(asset.url) })),
        ),
      })),
    );
    const ours = !listed.every(({ task }) => isForeign(task));
    const taken = await sendMessage('past', { url, ours, rows }).catch((): string[] => []);
    for (const one of untold) if (taken.includes(one.task)) told.add(rowOf(one));
  };
}

/** The next page of a list may show other images of the same task. */
function rowOf({ task, assets }: HistoryTask): string {
  return `${task} ${assets.length} ${assets[0]?.url.slice(-300)}`;
}
