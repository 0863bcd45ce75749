import type { GenerationError } from '../generation.ts';
import { says } from './answer-test.ts';
import { readText } from './path.ts';
import type { AnswerTest, SiteProfile } from './profile.ts';
import { rowsIn } from './rows-document.ts';

/** `type` is the content type, where it is known. */
export type Answer = { status: number; text: string; type?: string | null };
/** Whether an answer says no. */
export function isRefused(profile: SiteProfile, status: number, document: unknown): boolean {
  const said = rowsIn(document);
  return profile.refused.some((test) => said.some((one) => holds(test, status, one)));
}

/** Where studios put what went wrong. */
const SENTENCES = [
  ...['message', 'error.message', 'error', 'msg', 'detail', 'errors[].message', 'reason'],
  ...['data.message', 'data.error', 'data.reason', 'error_description', 'errorMessage'],
];

export function errorOf(profile: SiteProfile, answer: Answer, document: unknown): GenerationError {
  const rows = rowsIn(document);
  const said = (paths: readonly string[]) =>
    rows.map((row) => readText(row, paths, 1000)).find((text) => text !== null) ?? null;
  const message =
    said(profile.task.error) ?? said(SENTENCES) ?? plainWords(answer) ?? `status ${answer.status}`;
  const words = [message, ...[...SENTENCES, 'error.code', 'code'].map((path) => said([path]))].join(
    ' ',
  );
  const known = profile.errors.find(
    ({ status, regex }) =>
      (status?.includes(answer.status) ?? false) ||
      (regex !== undefined && new RegExp(regex, 'i').test(words)),
  );
  return { kind: known?.kind ?? 'failed', message };
}

/** What a server says where its program broke down: nobody wrote it for this request. */
const BROKE_DOWN = /^(?:<|internal server error\W*$)/i;
const LONGEST = 300;

/** A sentence that is all of an answer, as the studio wrote it; null: it is something else. */
export function plainWords({ type, text }: Answer): string | null {
  const words = text.trim();
  const isPlain = type?.startsWith('text/plain') && words.length <= LONGEST;
  return isPlain && /\p{L}/u.test(words) && !BROKE_DOWN.test(words) && !/^[[{]/.test(words)
    ? words
    : null;
}

function holds(test: AnswerTest, status: number, document: unknown): boolean {
  if (test.status && !test.status.includes(status)) return false;
  return test.path === undefined || says(test, document);
}
