import { expect } from 'vitest';
import type { Knowledge, PageRequest } from '../../shared/site/learn/exchange.ts';
import { type answer, type Played, PROMPT, play, type Step } from './play.ts';

export const IMAGE = 'https://cdn.example/out/a1.png';
/** The beginning of a picture in base64, as answers hold it. */
export const PNG = `iVBORw0KGgoAAAANSUhEUgAA${'A'.repeat(300)}`;

type Studio = {
  name: string;
  known?: Partial<Knowledge>;
  submit: PageRequest;
  /** What is read of the submit, besides the prompt. */
  request: object;
  charged: number | null;
  assets: string[];
};

/** One whose page asks for the task until it is done. */
export type PollingStudio = Studio & { steps: Step[]; state?: string };

/** One whose answers to the submit itself bring the images, one after another. */
export type DirectStudio = Studio & { answers: ReturnType<typeof answer>[]; balance?: number };

export function expectPolled({ steps, state, ...studio }: PollingStudio): void {
  const played = expectLearned(studio, steps);
  expect(played.last.state).toBe(state ?? 'succeeded');
}

export function expectDirect({ answers, balance, ...studio }: DirectStudio): void {
  const played = expectLearned(
    studio,
    answers.map((said): Step => [studio.submit, said]),
  );
  expect(played.last.state).toBe('succeeded');
  expect(played.last.balance).toBe(balance ?? null);
}

function expectLearned(studio: Studio, steps: readonly Step[]): Played {
  const { known = {}, submit, request, charged, assets } = studio;
  const played = play(known, submit, steps);
  expect(played.submit.confidence).toBeGreaterThanOrEqual(0.8);
  expect(played.request).toMatchObject({ prompt: PROMPT, ...request });
  expect(played.charged).toBe(charged);
  expect(played.assets).toEqual(assets);
  return played;
}
