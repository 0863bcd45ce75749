import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';

/** A running browser with a paired extension, and the six digits that its pairing showed. */
export type PairedBrowser = { browser: Browser; digits: string };

type Launch = {
  /** Folder of the browser profile; kept between starts. */
  profile: string;
  /** Folder of the built extension. */
  extension: string;
  headless: boolean;
  /** A fresh address of the companion's public pairing page. */
  pairingUrl(): string;
};

/**
 * Starts a browser with Tierwise in it and pairs it. Throws, in one sentence, why there is none.
 */
export async function launchPaired(wanted: Launch): Promise<PairedBrowser> {
  const path = findBrowser();
  if (!wanted.headless && !hasDisplay()) {
    throw new Error('There is no display here to show a browser on.');
  }
  const browser = await launchBrowser(path, wanted.profile, wanted.headless);
  try {
    await browser.installExtension(wanted.extension);
    const digits = await pairThroughPage(browser, wanted.pairingUrl());
    return { browser, digits };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * Starts the browser under the debugging pipe, through which extensions can be loaded into branded
 * browsers as well. The pipe's end is the browser's end, so this program has to stay.
 *
 * @param temporary folder for what the browser leaves behind when it has to end at once.
 */
export function launchBrowser(
  path: string,
  profile: string,
  headless: boolean,
  { args = [], temporary }: { args?: readonly string[]; temporary?: string } = {},
): Promise<Browser> {
  return puppeteer.launch({
    executablePath: path,
    userDataDir: profile,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    ...(temporary && { env: { ...process.env, TMPDIR: temporary } }),
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--enable-unsafe-extension-debugging',
      // Chromium's sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  });
}

function hasDisplay(): boolean {
  return (
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
  );
}

/** Presses the button of the public pairing page, as a person would, and reads its check digits. */
async function pairThroughPage(browser: Browser, pairingUrl: string): Promise<string> {
  const page = await browser.newPage();
  try {
    await page.goto(pairingUrl);
    await page.locator('#tierwise-pair button').setTimeout(15_000).click();
    const digits = await page.waitForFunction(
      () =>
        /\b\d{3} ?\d{3}\b/.exec(document.querySelector('#tierwise-pair')?.textContent ?? '')?.[0],
      { timeout: 15_000 },
    );
    return (await digits.jsonValue()) ?? '';
  } finally {
    await page.close();
  }
}
