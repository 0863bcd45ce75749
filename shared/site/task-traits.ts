import { readFirst, readText } from './path.ts';
import type { SiteProfile } from './profile.ts';

/** What tells a task again whose first answer was lost. Null: not stated. */
export type TaskTraits = {
  prompt: string | null;
  model: string | null;
  /** Epoch milliseconds on the studio's clock. */
  createdAt: number | null;
};

export function traitsOf(
  item: unknown,
  paths: Pick<SiteProfile['task'], 'prompt' | 'model' | 'createdAt'>,
): TaskTraits {
  return {
    prompt: readText(item, paths.prompt, 20_000),
    model: readText(item, paths.model, 200),
    createdAt: instantOf(readFirst(item, paths.createdAt)),
  };
}

/** Epoch milliseconds out of an ISO 8601 text, or of seconds or milliseconds as a number. */
export function instantOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0)
    return value < 100_000_000_000 ? value * 1000 : value;
  if (typeof value !== 'string' || !/T.*(Z|[+-]\d\d:?\d\d)$/.test(value)) return null;
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read; the text carries its own offset.
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
