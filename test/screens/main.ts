/** Pictures of every surface, light and dark, to look at: `node test/screens/main.ts FOLDER`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { atRest } from '../surfaces/open.ts';
import { loadExtension } from './extension.ts';
import { idOf, viewFor } from './view.ts';

const folder = process.argv[2] ?? '.screens';
await mkdir(folder, { recursive: true });
const site = 'https://studio.example';
const now = Date.now();
const extension = await loadExtension();

const SIZES = { popup: [300, 460], sidepanel: [360, 1180], options: [900, 1500] } as const;
const STATES = {
  full: { view: viewFor(site, now), sites: [site] },
  trouble: {
    view: viewFor(site, now, {
      connection: {
        state: 'away',
        since: now - 600_000,
        lastSync: now - 660_000,
        waiting: 14,
        lost: 0,
        url: 'http://127.0.0.1:7801',
      },
      misunderstood: [{ at: now - 90_000, site, what: 'The answer to “generate” had no task id.' }],
      approvals: [
        {
          generation: idOf(900),
          site,
          at: now - 8000,
          tab: 1,
          prompt: 'poster with the words “Night Market”, “Friday”, “Hall 4”',
          model: 'banana-ai-pro',
          credits: 24_000,
          because: [
            {
              rule: 'generation-cap',
              text: 'One generation may cost 20 credits without approval; this costs 24.',
            },
          ],
        },
      ],
    }),
    sites: [site],
  },
  empty: { sites: [] },
};

for (const [state, items] of Object.entries(STATES)) {
  await extension.seed({ sites: items.sites, ...('view' in items && { view: items.view }) });
  for (const [surface, [width, height]] of Object.entries(SIZES)) {
    const page = await extension.open(surface as keyof typeof SIZES, width, height);
    // Again, with the page open: the worker writes a view of its own whenever it wakes.
    if ('view' in items) await page.evaluate(store, { view: items.view, sites: items.sites });
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await atRest(page);
      await page.screenshot({
        path: join(folder, `${surface}-${state}-${scheme}.png`) as `${string}.png`,
        fullPage: true,
      });
    }
    await page.close();
  }
}
await extension.close();

/** Runs in a page of the extension. */
async function store(items: object): Promise<void> {
  await (globalThis as unknown as Storing).chrome.storage.local.set(items);
  await new Promise((resolve) => setTimeout(resolve, 300));
}
type Storing = { chrome: { storage: { local: { set(items: object): Promise<void> } } } };
