import type { GenerationError } from '../generation.ts';
import { says } from './answer-test.ts';
import { readText } from './path.ts';
import type { AnswerTest, SiteProfile } from './profile.ts';

/** `type` is the content type, where it is known. */
export type Answer = { status: number; text: string; type?: string | null };
/** Whether an answer says no. */
export function isRefused(profile: SiteProfile, status: number, document: unknown): boolean {
  return profile.refused.some((test) => holds(test, status, document));
}

/** Where studios put what went wrong. */
const SENTENCES = [
  ...['message', 'error.message', 'error', 'msg', 'detail', 'errors[].message', 'reason'],
  ...['data.message', 'data.error', 'data.reason', 'error_description', 'errorMessage'],
];

export function errorOf(profile: SiteProfile, answer: Answer, document: unknown): GenerationError {
  const message =
    readText(document, profile.task.error, 1000) ??
    readText(document, SENTENCES, 1000) ??
    `status ${answer.status}`;
  const words = [
    message,
    ...[...SENTENCES, 'error.code', 'code'].map((path) => readText(document, [path], 1000)),
  ].join(' ');
  const known = profile.errors.find(
    ({ status, regex }) =>
      (status?.includes(answer.status) ?? false) ||
      (regex !== undefined && new RegExp(regex, 'i').test(words)),
  );
  return { kind: known?.kind ?? 'failed', message };
}

function holds(test: AnswerTest, status: number, document: unknown): boolean {
  if (test.status && !test.status.includes(status)) return false;
  return test.path === undefined || says(test, document);
}
