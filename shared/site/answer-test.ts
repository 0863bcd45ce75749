import { readFirst } from './path.ts';
import type { AnswerTest } from './profile.ts';

/** Whether a document says what a test asks of it; a test without a path asks nothing it could say. */
export function says(test: AnswerTest, document: unknown): boolean {
  const value = test.path === undefined ? undefined : readFirst(document, [test.path]);
  if (value === undefined) return false;
  if ('equals' in test) return value === test.equals;
  return test.regex !== undefined && new RegExp(test.regex, 'i').test(String(value));
}
