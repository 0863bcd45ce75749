import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { seeded } from '../../shared/seeded.ts';
import { pages } from '../studio/standins/pages.ts';
import { startStandins } from '../studio/standins/standins.ts';
import { CompanionProcess } from '../walks/companion-process.ts';
import { E2E_BUILD, enable, freePort, pair } from '../walks/house.ts';
import { type Comparison, compare, FIELDS } from './record/compare.ts';
import { fatesOf, type Press, pressAll } from './record/studio-page.ts';

/**
 * How what is recorded holds against what studios themselves know, on studios that no profile
 * describes: the built extension, a real browser, real presses, a real companion.
 */
const command = defineCommand({
  meta: { name: 'eval:record', description: 'Generations on stand-in studios, recorded and true' },
  args: {
    generations: { type: 'string', default: '1000', description: 'Over all pages together' },
    pages: { type: 'string', description: 'Names, separated by commas; all by default' },
    seed: { type: 'string', default: '1' },
    build: { type: 'string', description: 'Folder of the built extension (npm run build:e2e)' },
  },
  async run({ args }) {
    const folder = await mkdtemp(join(tmpdir(), 'tierwise-record-'));
    const names = args.pages?.split(',');
    const standins = await startStandins({
      ...(names ? { only: names } : {}),
      latencyMs: 150,
      balance: 100_000,
    });
    const companion = new CompanionProcess(join(folder, 'companion'), await freePort());
    const browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
    try {
      const build = join(folder, 'extension');
      await cp(args.build ?? process.env.TIERWISE_E2E_BUILD ?? E2E_BUILD, build, {
        recursive: true,
      });
      const extension = await browser.installExtension(build);
      await companion.start();
      await pair(browser, companion);
      const next = seeded(Number(args.seed));
      const each = Math.ceil(Number(args.generations) / standins.names.length);
      const presses = new Map<string, Press[]>();
      for (const name of standins.names) {
        await enable(browser, extension, standins.url(name));
        const page = await browser.newPage();
        await page.setViewport({ width: 1280, height: 900 });
        presses.set(name, await pressAll(page, standins, name, fatesOf(each, next)));
        await settled(companion);
        await page.close();
        console.error(`${name}: ${each} pressed`);
      }
      const events = await companion.events();
      const rows = standins.names.map((name) => ({
        name,
        ...compare(
          events,
          standins.url(name),
          pages[name]!.truth,
          standins.ledger(name),
          presses.get(name)!,
        ),
      }));
      print(rows);
    } finally {
      await browser.close();
      await companion.signal('SIGKILL');
      await standins.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

/** The record has all that it will have once nothing new arrived for a while. */
async function settled(companion: CompanionProcess): Promise<void> {
  let before = -1;
  for (let quiet = 0; quiet < 6; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { length } = await companion.events();
    quiet = length === before ? quiet + 1 : 0;
    before = length;
  }
}

function print(rows: ({ name: string } & Comparison)[]): void {
  const head = [
    'page',
    'pressed',
    'right',
    'honest',
    'missed',
    'twice',
    'refund=spend',
    'invented',
  ];
  const line = (cells: (string | number)[]) =>
    cells.map((cell, at) => String(cell).padEnd(at === 0 ? 22 : 13)).join('');
  console.log(`${line([...head, ...FIELDS])}   (fields: right/unknown/wrong)`);
  const cells = (row: Comparison) => [
    row.presses,
    row.whole,
    row.honest,
    row.missed,
    row.duplicates,
    row.refundsAsSpend,
    row.invented,
    ...FIELDS.map((field) => {
      const { right, unknown, wrong } = row.fields[field];
      return `${right}/${unknown}/${wrong}`;
    }),
  ];
  for (const row of rows) {
    console.log(line([row.name, ...cells(row)]));
    for (const fault of row.faults) console.log(`    ${fault}`);
  }
  const sum = (pick: (row: Comparison) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const pressed = sum((row) => row.presses);
  const share = (count: number) =>
    `${count} of ${pressed} (${((count / pressed) * 100).toFixed(1)} %)`;
  console.log(
    `\nright in everything: ${share(sum((row) => row.whole))}; right, or unknown where nothing states it: ${share(sum((row) => row.honest))}; not recorded ${sum((row) => row.missed)}; duplicates ${sum((row) => row.duplicates)}; refunds as spend ${sum((row) => row.refundsAsSpend)}; invented ${sum((row) => row.invented)}`,
  );
}

await runMain(command);
