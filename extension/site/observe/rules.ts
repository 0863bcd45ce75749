import { matchPath, matchRule } from '../../../shared/site/match-rule.ts';
import type { NetRule } from '../../../shared/site/profile.ts';
import { SHIPANY_TWO } from '../../../shared/site/shipany-two.ts';
import {
  apply,
  baseUri,
  NativeRequest,
  NativeURL,
  originOf,
  pathOf,
  requestUrl,
} from './native.ts';

/** A request of the page's that we look at: held before it goes, or its answer read. */
export type Matched = { rule: NetRule; submit: boolean };

const { net, refusal } = SHIPANY_TWO;
const watched: readonly NetRule[] = [...net.status, ...net.balance, ...net.history, ...net.models];
// Not `location.origin`: that is "null" in a blank frame, whose requests have the page's origin.
const ownOrigin = self.origin;
const textOf = URL.prototype.toString;

export const REFUSAL = refusal;

/** The path of a request to the page's own origin that some rule may name; null for all others. */
export function interestingPath(input: unknown): string | null {
  const path = ownPath(input);
  if (path === null) return null;
  for (let i = 0; i < net.submit.length; i++) if (matchPath(net.submit[i]!.path, path)) return path;
  for (let i = 0; i < watched.length; i++) if (matchPath(watched[i]!.path, path)) return path;
  return null;
}

export function match(method: string, path: string): Matched | null {
  for (let i = 0; i < net.submit.length; i++)
    if (matchRule(net.submit[i]!, method, path)) return { rule: net.submit[i]!, submit: true };
  for (let i = 0; i < watched.length; i++)
    if (matchRule(watched[i]!, method, path)) return { rule: watched[i]!, submit: false };
  return null;
}

function ownPath(input: unknown): string | null {
  let text: string;
  if (typeof input === 'string') text = input;
  else if (input instanceof NativeRequest) text = requestUrl(input);
  else if (input instanceof NativeURL) text = apply(textOf, input, []) as string;
  else return null;
  const url = new NativeURL(text, baseUri());
  return originOf(url) === ownOrigin ? pathOf(url) : null;
}
