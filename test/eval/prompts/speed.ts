import { promptFacts } from '../../../shared/prompt/facts.ts';

/** Prompts whose length lies within this share of the median stand for the typical one. */
const AROUND = 0.2;
const LEAST_MS = 1500;

/** Prompts of about median length read in a second, from scratch, on one core. */
export function promptsPerSecond(prompts: readonly string[]): { rate: number; median: number } {
  const lengths = prompts.map(({ length }) => length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)]!;
  const typical = prompts.filter(({ length }) => Math.abs(length - median) <= AROUND * median);
  let read = 0;
  for (const prompt of typical) promptFacts(prompt);
  const start = performance.now();
  while (performance.now() - start < LEAST_MS)
    for (const prompt of typical) {
      promptFacts(prompt);
      read += 1;
    }
  return { rate: (read * 1000) / (performance.now() - start), median };
}
