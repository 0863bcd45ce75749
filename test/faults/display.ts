import { execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { until } from '../walks/house.ts';

const run = promisify(execFile);

/** A screen of its own for one browser, and somebody at the keyboard. */
export type Display = {
  /** Presses keys, with the pause of a person between them. */
  press(...keys: string[]): Promise<void>;
  /** Answers the question that the browser asks over a page, once the question has the focus. */
  answer(page: Page, answer: 'allow' | 'dismiss'): Promise<void>;
  close(): void;
};

/**
 * Opens a virtual screen and names it in `DISPLAY`, for what this process starts from then on.
 *
 * @throws a sentence that names the package, where Xvfb or xdotool is missing.
 */
export async function openDisplay(): Promise<Display> {
  for (const [program, flag, name] of [
    ['Xvfb', '-help', 'xvfb'],
    ['xdotool', 'version', 'xdotool'],
  ] as const)
    await run(program, [flag]).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT')
        throw new Error(
          `${program} is missing: the browser's own permission question can only be answered on a screen. Install it (Debian and Ubuntu: apt install ${name}).`,
        );
    });
  const before = process.env.DISPLAY;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (said: Buffer) => resolve(said.toString().trim()));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  process.env.DISPLAY = `:${number}`;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await sleep(500);
      await run('xdotool', ['key', '--clearmodifiers', key]);
    }
  };
  return {
    press,
    async answer(page, answer) {
      const isAsked = async () => !(await page.evaluate(() => document.hasFocus()));
      await until(isAsked, Boolean, 30_000);
      // "Deny" has the focus.
      if (answer === 'allow') await press('Tab');
      // Chromium takes no answer in the first moments after the question came up.
      do {
        await sleep(1000);
        await press(answer === 'allow' ? 'Return' : 'Escape');
        await sleep(500);
      } while (await isAsked());
    },
    close() {
      server.kill();
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    },
  };
}
