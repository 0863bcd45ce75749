import { says } from '../answer-test.ts';
import { matchRule } from '../match-rule.ts';
import { readFirst } from '../path.ts';
import type { AnswerTest, NetRule, SubmitRule } from '../profile.ts';
import { requestDocument } from '../read-request.ts';
import type { Knowledge, PageRequest } from './exchange.ts';
import { isIdentifier } from './leaf.ts';

/** What a request is to a rule. */
export type Asked = {
  request: PageRequest;
  url: URL;
  /** `{path, query, body}`, as paths lead into it. */
  whole: ReturnType<typeof requestDocument>;
};

/** Null: its address cannot be read. */
export function askedBy(request: PageRequest, known: Knowledge): Asked | null {
  try {
    const url = new URL(request.url, known.base);
    const { type } = request;
    return {
      request,
      url,
      whole: requestDocument(request.body, known.base, { url: url.href, type }),
    };
  } catch {
    return null;
  }
}

/** The rules that name a request, its body and headers included. */
export function rulesFor<Rule extends NetRule>(
  rules: readonly Rule[],
  { request, url, whole }: Asked,
  known: Knowledge,
): Rule[] {
  const aim = { origin: url.origin, path: url.pathname };
  return rules.filter(
    (rule) =>
      matchRule(rule, request.method, aim, known.origin) &&
      (rule.header === undefined ||
        // With an answer headers are not repeated, nor the whole of a long body.
        Object.keys(request.headers).length === 0 ||
        Object.hasOwn(request.headers, rule.header)) &&
      (whole.body === null || (rule.body ?? []).every((test) => says(test, whole.body))),
  );
}

/** Whether a request that a submit's rule names says what is to be made. */
export function isOrder({ request }: SubmitRule, { whole }: Asked): boolean {
  const paths = [...(request.prompt ?? []), ...(request.parents ?? [])];
  if (paths.length === 0 || whole.body === null) return true;
  return paths.some((path) => {
    const [document, inside] = path[0] === '^' ? [whole, path.slice(1)] : [whole.body, path];
    return readFirst(document, [inside]) !== undefined;
  });
}

/**
 * A rule for such requests: ids in the path are left open.
 * @param open segments that change from one to the next, such as the model's name.
 */
export function ruleFor(
  as: string,
  { request, url, whole }: Asked,
  known: Knowledge,
  open: readonly string[] = [],
): NetRule {
  const segments = url.pathname.split('/').map((segment) => {
    const changes =
      isIdentifier(segment) || known.tasks.includes(segment) || open.includes(segment);
    return segment.includes('*') || (segment !== '' && changes) ? '*' : segment;
  });
  const path = segments.join('/') || '/';
  const header = Object.hasOwn(request.headers, 'next-action') ? 'next-action' : undefined;
  const operation = namedOperation(whole.body);
  const slug = `${path}-${operation?.equals ?? ''}`
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
  return {
    id: `${as}:${request.method === 'POST' ? '' : `${request.method.toLowerCase()}-`}${slug}`.slice(
      0,
      60,
    ),
    ...(isSame(url.origin, known.origin) ? {} : { origin: url.origin }),
    method: request.method as NetRule['method'],
    path: path.length > 1 ? path.replace(/\/$/, '') : path,
    ...(header === undefined ? {} : { header }),
    ...(operation === null ? {} : { body: [operation] }),
  };
}

const OPERATIONS = [
  'operationName',
  'method',
  'procedure',
  'action',
  'op',
  'operation',
  'cmd',
  'command',
];

/** Of many things that share one address, what the body says is wanted (GraphQL, JSON-RPC). */
function namedOperation(body: unknown): AnswerTest | null {
  for (const path of OPERATIONS) {
    const value = readFirst(body, [path]);
    if (typeof value === 'string' && /^[\w./:-]{2,80}$/.test(value)) return { path, equals: value };
  }
  return null;
}

function isSame(origin: string, own: string): boolean {
  return origin.replace(/^ws/, 'http') === own;
}

/** Ids stay apart where two rules would share one. */
export function withOwnId<Rule extends NetRule>(rule: Rule, others: readonly NetRule[]): Rule {
  let { id } = rule;
  for (let n = 2; others.some((other) => other.id === id); n++) id = `${rule.id.slice(0, 56)}-${n}`;
  return id === rule.id ? rule : { ...rule, id };
}
