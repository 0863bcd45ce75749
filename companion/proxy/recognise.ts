import { isUtf8 } from 'node:buffer';
import { visit } from 'jsonc-parser';
import { says } from '../../shared/site/answer-test.ts';
import { documentsOf } from '../../shared/site/documents-of.ts';
import { matchRule } from '../../shared/site/match-rule.ts';
import { readAll } from '../../shared/site/path.ts';
import type { NetRule, StatusRule, SubmitRule } from '../../shared/site/profile.ts';
import { requestDocument } from '../../shared/site/read-request.ts';
import type { Upstream } from './upstream.ts';

/** The rules that name a request by all but its body. */
export type Candidates = { submit: SubmitRule[]; status: StatusRule[]; balance: NetRule[] };

/** What a request is. `unclear`: it may cost something, and nobody can tell. */
export type Recognised =
  | { kind: 'submit'; rule: SubmitRule }
  | { kind: 'status'; rule: StatusRule }
  | { kind: 'balance' }
  | { kind: 'other' }
  | { kind: 'unclear'; why: string };

/** A request's body as a text, and how it says that it is written. */
export type BodyText = { text: string; type: string | null };

export function candidatesOf(
  { profile, base }: Pick<Upstream, 'profile' | 'base'>,
  method: string,
  { origin, pathname }: URL,
  has: (header: string) => boolean,
): Candidates {
  const fits = (rule: NetRule) =>
    matchRule(rule, method, { origin, path: pathname }, base) && (!rule.header || has(rule.header));
  const { submit, status, balance } = profile.net;
  return {
    submit: submit.filter(fits),
    status: status.filter(fits),
    balance: balance.filter(fits),
  };
}

/** Whether the body must be read before anything is sent. */
export function needBody({ submit, status, balance }: Candidates): boolean {
  return submit.length > 0 || [...status, ...balance].some(({ body }) => body);
}

/** @param body null where it was not read. */
export function recognise(
  { submit, status, balance }: Candidates,
  body: BodyText | null,
  upstream: Pick<Upstream, 'pricing'>,
): Recognised {
  const document = body ? documentsOf(body.text, body.type)[0] : undefined;
  const holding = <R extends NetRule>(rules: readonly R[]): R | undefined => {
    const all = rules.filter((rule) => (rule.body ?? []).every((test) => says(test, document)));
    return all.find(({ body }) => body) ?? all[0];
  };
  const paid = holding(submit);
  if (paid) {
    const why = body && ambiguityOf(paid, body, upstream);
    return why ? { kind: 'unclear', why } : { kind: 'submit', rule: paid };
  }
  const asked = holding(status);
  if (asked) return { kind: 'status', rule: asked };
  if (holding(balance)) return { kind: 'balance' };
  return submit.length > 0
    ? { kind: 'unclear', why: 'The body says none of what is known of this address.' }
    : { kind: 'other' };
}

/** A body's bytes as the upstream will read them too; null: two readers could disagree. */
export function bodyText(bytes: Buffer, type: string | null): BodyText | null {
  const text = bytes.toString('utf8');
  const named = type?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (bytes.length === 0) return { text, type };
  if (/^application\/(?:[\w.-]+\+)?json$/.test(named)) {
    return isUtf8(bytes) && isJson(text) ? { text, type } : null;
  }
  if (named === 'multipart/form-data') {
    const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type ?? '');
    return text.startsWith(`--${boundary?.[1] ?? boundary?.[2]}\r\n`) ? { text, type } : null;
  }
  if (named === 'application/x-www-form-urlencoded') {
    return isUtf8(bytes) && !isJson(text) ? { text, type } : null;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A price must not depend on which of two values a reader takes. */
function ambiguityOf(
  { request }: SubmitRule,
  body: BodyText,
  { pricing }: Pick<Upstream, 'pricing'>,
): string | null {
  if (isJson(body.text) && hasKeyTwice(body.text)) return 'The body states a key twice.';
  const document = requestDocument(body.text, 'http://localhost', { type: body.type });
  const { model, kind, resolution, count, durationS } = request;
  const priced = [model, kind, resolution, count, durationS, pricing.quality ?? ['quality']];
  const listed = priced
    .flatMap((paths) => paths ?? [])
    .find((path) => path[0] !== '^' && readAll(document.body, path).some(Array.isArray));
  return listed === undefined ? null : `The body states "${listed}" more than once.`;
}

function hasKeyTwice(text: string): boolean {
  const open: Set<string>[] = [];
  let twice = false;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name) => {
      const keys = open.at(-1);
      if (keys?.has(name)) twice = true;
      keys?.add(name);
    },
  });
  return twice;
}
