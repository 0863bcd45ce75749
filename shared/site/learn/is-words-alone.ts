import { documentsOf } from '../documents-of.ts';
import { imageTextOf } from '../image-text.ts';
import type { Knowledge, PageAnswer } from './exchange.ts';
import { comparable } from './find-prompt.ts';
import { leavesOf } from './leaf.ts';

/** Names under which studios write words to people, not words for the prompt. */
const SAID = /message|msg|status|state|error|detail|reason|title|label|note|info|model|url/;

/** Scripts that say much in few letters. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{6,}/;

/**
 * Whether an answer brings words as long as a prompt and nothing that could be a picture, a task or
 * a charge: it improved, translated or described something.
 */
export function isWordsAlone(answer: PageAnswer, known: Knowledge): boolean {
  if (answer.status >= 400) return false;
  const documents = documentsOf(answer.text, answer.type);
  const asked = known.prompts[0]?.length ?? 0;
  // Many repeat what they were asked for.
  const prompts = new Set(known.prompts.map(comparable));
  const leaves = documents.slice(0, 50).flatMap(leavesOf);
  if (leaves.some(({ value }) => typeof value === 'string' && imageTextOf(value) !== null))
    return false;
  return leaves.some(
    ({ key, value }) =>
      typeof value === 'string' &&
      !SAID.test(key) &&
      value.length >= (DENSE.test(value) ? Math.max(12, asked / 4) : Math.max(40, asked * 0.8)) &&
      !prompts.has(comparable(value)) &&
      /\S\s+\S|[\p{L}]{12,}/u.test(value),
  );
}
