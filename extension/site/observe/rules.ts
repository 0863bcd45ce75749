import { type Aim, matchRule } from '../../../shared/site/match-rule.ts';
import { FAMILY_RULES, type Rule, type Rules } from './family-rules.ts';
import * as native from './native.ts';

/** A request of the page's that we look at: held before it goes, or its answer read. */
export type Matched = { rule: string; submit: boolean };
/** An absolute address, taken apart. */
export type Address = Aim & { url: string };

// Not `location.origin`: that is "null" in a blank frame, whose requests have the page's origin.
const ownOrigin = self.origin;

let { submit, watched, refusal } = bare(FAMILY_RULES);
// What the page asks for while it is being read comes before the first word on what to look at.
let all = true;

/** @throws where it is not JSON of the agreed shape; what held before then goes on. */
export function followRules(net: string, everything: boolean): void {
  ({ submit, watched, refusal } = bare(native.parseJson(net)));
  all = everything;
}

export const refusalOf = () => refusal;
/** Whether requests and answers that no rule names are of interest too. */
export const learning = () => all;

/** Null where it is no address of a server, or one that nothing here may name. */
export function addressOf(input: unknown): Address | null {
  let text: string;
  if (typeof input === 'string') text = input;
  else if (input instanceof native.NativeRequest) text = native.requestUrl(input);
  else if (input instanceof native.NativeURL) text = native.urlText(input);
  else return null;
  const parsed = new native.NativeURL(text, native.baseUri());
  const url = native.urlText(parsed);
  if (url[0] !== 'h' && url[0] !== 'w') return null;
  const address = { url, origin: native.originOf(parsed), path: native.pathOf(parsed) };
  return all || find(submit, null, address) || find(watched, null, address) ? address : null;
}

/** Whether a request without a body may ask for something to be made: its address carries a prompt. */
export function asksInAddress({ url }: Address): boolean {
  const text = native.lowerCase(url);
  return native.has(text, '/prompt/') || native.has(text, 'prompt=');
}

/** @param header what the request says under a name in lower case, if anything. */
export function match(
  method: string,
  address: Address,
  header: (name: string) => unknown = () => null,
): Matched | null {
  const paid = find(submit, method, address, header);
  if (paid) return { rule: paid.id, submit: true };
  const other = find(watched, method, address, header);
  // What shares its address with others may be a submit that nobody knows yet.
  if (all && other?.body) return null;
  return other && { rule: other.id, submit: false };
}

/** The rule of a frame or event that came in, where another may name those that go out. */
export function matchIncoming(method: 'WS' | 'SSE', address: Address): string | null {
  const rule = find(watched, method, address) ?? find(submit, method, address);
  return rule ? rule.id : all ? '' : null;
}

function find(
  rules: readonly Rule[],
  method: string | null,
  address: Address,
  header?: (name: string) => unknown,
): Rule | null {
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    if (!matchRule(rule, method ?? rule.method, address, ownOrigin)) continue;
    if (!rule.header || !header || header(rule.header)) return rule;
  }
  return null;
}

/** Without anything inherited, which a page could add to. */
function bare(rules: Rules): Rules {
  const own = (name: string) => native.ownValue(rules, name) as never;
  return { submit: list(own('submit')), watched: list(own('watched')), refusal: own('refusal') };
}

function list(rules: readonly Rule[]): Rule[] {
  const made: Rule[] = [];
  for (let i = 0; i < rules.length; i++) {
    const { id, method, path } = rules[i]!;
    const own = (name: string) => native.ownValue(rules[i], name);
    const value = {
      __proto__: null,
      id,
      method,
      path,
      origin: own('origin'),
      header: own('header'),
      body: own('body'),
    };
    native.defineProperty(made, i, { __proto__: null, value } as PropertyDescriptor);
  }
  return made;
}
