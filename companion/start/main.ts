import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand, runMain } from 'citty';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { toCredits } from '../../shared/credit.ts';
import { readConfig } from '../config.ts';
import { type Companion, startCompanion } from '../serve.ts';
import { launchPaired, type PairedBrowser } from './browser.ts';
import { practiceHistory } from './practice-history.ts';
import { type PracticeStudio, startPracticeStudio } from './practice-studio.ts';

const EXTENSION = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const WEEKS = 5;

const start = defineCommand({
  meta: {
    name: 'npm start --',
    description:
      'Starts the companion and a browser with Tierwise in it: on the practice studio, or on your own studio with --site.',
  },
  args: {
    site: {
      type: 'string',
      description: 'address of your own studio, opened with an empty history',
      valueHint: 'URL',
    },
    headless: {
      type: 'boolean',
      description: 'start the browser without a window',
      default: false,
    },
  },
  async run({ args }) {
    const site = args.site === undefined ? null : siteUrl(args.site);
    const { dataFolder, ports } = readConfig({}, process.env);
    // The practice studio forgets everything when it stops, so its history lives as long as it does.
    const folder = site
      ? join(dataFolder, 'own')
      : await mkdtemp(join(tmpdir(), 'tierwise-practice-'));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const ending: (() => Promise<unknown>)[] = [];
    const stop = stopper(ending);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);

    if (!site) ending.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    const companion = await startCompanion({
      dataFolder: join(folder, 'companion'),
      ports,
      log: pino({ level: 'warn' }, pino.destination(2)),
    });
    ending.push(() => companion.close());
    console.log(`Companion        ${companion.url}   history in ${join(folder, 'companion')}`);
    const studio = site ? null : await startPracticeStudio(WEEKS);
    if (studio) {
      ending.push(() => studio.close());
      await fillHistory(companion, studio);
      console.log(`Practice studio  ${studio.url}`);
    }
    const address = site ?? studio?.url ?? '';
    try {
      const paired = await launchPaired({
        profile: join(folder, 'browser'),
        extension: EXTENSION,
        headless: args.headless,
        pairingUrl: () => companion.newPairingUrl(),
      });
      ending.push(() => paired.browser.close());
      await show(paired, address);
      paired.browser.once('disconnected', stop);
    } catch (error) {
      console.log(error instanceof Error ? error.message : String(error));
      console.log('Where there is a browser:');
      console.log(`  1. chrome://extensions, developer mode, "Load unpacked": ${EXTENSION}`);
      console.log(`  2. connect it, within two minutes: ${companion.newPairingUrl()}`);
      console.log(`  3. open ${address}`);
      console.log('Ctrl+C ends everything.');
    }
  },
});

function siteUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  console.error(
    `--site takes the address of a studio, such as https://studio.example/create; "${text}" is none.`,
  );
  process.exit(64);
}

async function fillHistory(companion: Companion, studio: PracticeStudio): Promise<void> {
  const images = await studio.images();
  const { zone, limit } = await studio.daily();
  const daily = toCredits(limit);
  const events = practiceHistory(images, { site: studio.url, zone, daily, device: v7(), seed: 7 });
  await companion.ledger.append(events);
}

async function show({ browser, digits }: PairedBrowser, address: string): Promise<void> {
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  await page.goto(address);
  await page.bringToFront();
  console.log(`Browser          paired (check digits ${digits}), on ${address}`);
  console.log('Closing the browser, or Ctrl+C, ends everything.');
}

/** Ends what was started, last first, once. */
function stopper(ending: (() => Promise<unknown>)[]): () => Promise<void> {
  let stopping = false;
  return async () => {
    if (stopping) return;
    stopping = true;
    for (const end of ending.reverse()) await end().catch(console.error);
    process.exit(0);
  };
}

await runMain(start);
