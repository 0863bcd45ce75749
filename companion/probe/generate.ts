import type { Page } from 'puppeteer-core';
import type { Understanding } from '../../shared/site/understanding.ts';
import { awaitOutcome, type Outcome } from './await-outcome.ts';
import type { ExtensionPage } from './extension-page.ts';
import type { ProbeOptions } from './options.ts';
import { pageHands } from './page-hands.ts';
import { pressGenerate } from './press-generate.ts';
import { writePrompt } from './write-prompt.ts';

type Wanted = {
  page: Page;
  own: ExtensionPage;
  options: Pick<ProbeOptions, 'waitMs'>;
  prompt: string;
  read(): Promise<Understanding | null>;
  signal: AbortSignal;
  say(text: string): void;
};

/** Writes the prompt, presses Generate and waits. @throws in one sentence, where that fails */
export async function generate(wanted: Wanted): Promise<{ outcome: Outcome }> {
  const { page, own, options, prompt, read, signal, say } = wanted;
  const anchor = (await read())?.anchors.prompt;
  if (!anchor) throw new Error('There is no prompt box to write into.');
  await page.bringToFront();
  const hands = await pageHands(page, own.id);
  try {
    say('Writing the prompt');
    await writePrompt(page, hands, anchor, prompt);
    const before = await own.events();
    say('Pressing Generate');
    await pressGenerate(page, hands, read);
    say(`Waiting for the outcome, at most ${options.waitMs / 1000} s`);
    return { outcome: await awaitOutcome(own, hands, before, options.waitMs, signal) };
  } finally {
    await hands.end();
  }
}
