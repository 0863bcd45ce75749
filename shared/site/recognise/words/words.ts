import { ACTION_WORDS } from './actions.ts';
import { MONEY_WORDS } from './money.ts';
import { SETTING_WORDS } from './settings.ts';
import { TOPIC_WORDS } from './topics.ts';

/** All that is listened for. Patterns; `anywhere` is for scripts without spaces between words. */
export const WORDS = {
  ...ACTION_WORDS,
  ...TOPIC_WORDS,
  ...SETTING_WORDS,
  ...MONEY_WORDS,
} satisfies { [concept: string]: { starts: string; anywhere?: string } };
export type Concept = keyof typeof WORDS;
