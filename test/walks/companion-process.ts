import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rowOf, unseal } from '../../companion/store/journal-line.ts';
import { Event } from '../../shared/event.ts';

const MAIN = fileURLToPath(new URL('../../companion/main.ts', import.meta.url));

/** The companion as people run it: a program of its own, which a test may kill. */
export class CompanionProcess {
  readonly dataFolder: string;
  /** Everything it printed on standard output, oldest first. */
  readonly said: string[] = [];
  #child: ChildProcess | null = null;
  #port: number;

  constructor(dataFolder: string, port: number) {
    this.dataFolder = dataFolder;
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  /** Starts it, on another port if one is given, and resolves once it listens. */
  async start(port = this.#port): Promise<void> {
    this.#port = port;
    const child = spawn(
      process.execPath,
      [MAIN, '--data', this.dataFolder, '--port', String(port)],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TIERWISE_LOG: 'error' } },
    );
    this.#child = child;
    const heard: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => heard.push(line));
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => this.said.push(line));
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        if (line.includes(`at ${this.url}`)) resolve();
      });
      child.once('exit', (code) =>
        reject(new Error(`the companion ended with ${code}: ${heard.join('\n')}`)),
      );
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
  }

  /** Ends it without a chance to tidy up, or (SIGSTOP, SIGCONT) freezes and thaws it. */
  async signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.kill(signal);
    if (signal === 'SIGKILL' || signal === 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      this.#child = null;
    }
  }

  /** A fresh pairing link, asked for as on a second terminal. */
  async pairingUrl(): Promise<string> {
    const said = await this.command('pair');
    const url = /http:\/\/127\.0\.0\.1:\d+\/pair#\S+/.exec(said)?.[0];
    if (!url) throw new Error(`no pairing link in: ${said}`);
    return url;
  }

  /** What another call of the program prints, e.g. `pairings`. */
  async command(...words: string[]): Promise<string> {
    const child = spawn(process.execPath, [MAIN, ...words, '--data', this.dataFolder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part) => parts.push(part));
    await once(child, 'exit');
    return Buffer.concat(parts).toString();
  }

  /** Every event in the journal on disk, oldest first, as a reader of the files finds it. */
  async events(): Promise<Event[]> {
    const folder = join(this.dataFolder, 'journal');
    const files = (await readdir(folder).catch(() => [])).filter((name) =>
      name.endsWith('.ndjson'),
    );
    const events: Event[] = [];
    for (const file of files.sort()) {
      const text = await readFile(join(folder, file));
      for (const line of text.toString().split('\n').slice(0, -1)) {
        const row = rowOf(unseal(Buffer.from(line)) ?? '');
        if (row) events.push(Event.parse(JSON.parse(row.json)));
      }
    }
    return events;
  }
}
