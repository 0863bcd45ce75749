import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A screen of its own for one browser, and somebody at the keyboard. */
export type Display = {
  /** Presses keys, with the pause of a person between them. */
  press(...keys: string[]): Promise<void>;
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
  return {
    async press(...keys) {
      for (const key of keys) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        await run('xdotool', ['key', '--clearmodifiers', key]);
      }
    },
    close() {
      server.kill();
      if (before === undefined) delete process.env.DISPLAY;
      else process.env.DISPLAY = before;
    },
  };
}
