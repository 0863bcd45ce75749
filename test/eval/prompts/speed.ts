import { promptFacts } from '../../../shared/prompt/facts.ts';

/** Prompts whose length lies within this share of the median stand for the typical one. */
const AROUND = 0.2;
const ROUNDS = 5;
const ROUND_MS = 700;

/** Milliseconds that this thread has had of a core: other work on the machine does not count. */
export function coreMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Prompts of about median length read from scratch in a second of one core, in the best round. */
export function promptsPerSecond(prompts: readonly string[]): { rate: number; median: number } {
  const lengths = prompts.map(({ length }) => length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)]!;
  const typical = prompts.filter(({ length }) => Math.abs(length - median) <= AROUND * median);
  let rate = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = coreMs();
    let read = 0;
    while (coreMs() - start < ROUND_MS)
      for (const prompt of typical) {
        promptFacts(prompt);
        read += 1;
      }
    rate = Math.max(rate, (read * 1000) / (coreMs() - start));
  }
  return { rate, median };
}
