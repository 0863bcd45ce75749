import { defineCommand, showUsage } from 'citty';
import { ARGS, readOptions } from './options.ts';
import { emptyResult, exitCodeOf, type ProbeResult } from './result.ts';
import { resultText } from './result-text.ts';
import { Usage } from './usage.ts';

const USAGE = 64;

const command = defineCommand({
  meta: {
    name: 'npm run probe --',
    description:
      'Opens a studio’s page with Tierwise in a browser of its own and says what it understands. Ends with 0 if the page is understood, 3 if Tierwise pauses there, 1 if the probe failed, 64 if this command was wrong.',
  },
  args: ARGS,
});

const raw = process.argv.slice(2);
if (raw.includes('--help') || raw.includes('-h')) await showUsage(command);
else process.exit(await run());

async function run(): Promise<number> {
  const asJson = raw.includes('--json');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort());
  let result: ProbeResult;
  let code: number;
  try {
    const options = readOptions(raw);
    // Only now, as it takes a while: what is wrong with a command is said at once.
    const { probe } = await import('./probe.ts');
    result = await probe(options, say, stopping.signal);
    code = exitCodeOf(result);
  } catch (error) {
    result = { ...emptyResult(''), error: error instanceof Error ? error.message : String(error) };
    code = error instanceof Usage ? USAGE : exitCodeOf(result);
  }
  if (asJson) await print(`${json(result)}\n`);
  else if (code !== USAGE) await print(resultText(result));
  if (result.error !== undefined) say(result.error);
  return code;
}

/** With what a terminal would obey, or turn round, written as numbers. */
function json(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve()));
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
