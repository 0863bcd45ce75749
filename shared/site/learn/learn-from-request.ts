import type { SiteProfile, SubmitRule } from '../profile.ts';
import { isAside } from './aside.ts';
import type { Knowledge, PageRequest } from './exchange.ts';
import { agrees, type FoundField, findFields } from './find-fields.ts';
import { type FoundPrompt, findPrompt } from './find-prompt.ts';
import { leavesOf } from './leaf.ts';
import type { Learned } from './learned.ts';
import { paidAction } from './paid-action.ts';
import { type Asked, askedBy, ruleFor, rulesFor, withOwnId } from './rule-for.ts';
import { withSubmit } from './with-submit.ts';
import {
  ASIDE,
  KEEP_WORDS,
  KEEPING,
  KEEPING_WEAK,
  MAKE_WORDS,
  MAKING,
  MAKING_STAGE,
  PICTURE_ACTS,
  PROMPT_KEY,
  WORD_WORK,
} from './words.ts';

/** Below this a request is no submit, or nobody can tell. */
const POSSIBLE = 0.3;
const SUBMITS_MAX = 20;

/**
 * Whether a request that the page sends asks the studio to make something: its body (or address)
 * carries the prompt, or a known picture and the control that was pressed just now says what
 * becomes of it. What it finds stands in the profile that comes back: a rule for such requests,
 * with paths to all that they say. Null: it is none.
 */
export function learnFromRequest(
  profile: SiteProfile,
  request: PageRequest,
  known: Knowledge,
): Learned | null {
  const asked = askedBy(request, known);
  if (!asked) return null;
  const { whole } = asked;
  const leaves = leavesOf(whole.body);
  if (isAside(asked, leaves)) return null;
  const inBody = findPrompt(whole.body, leaves, known);
  const found = inBody ?? promptInAddress(asked, known);
  if (!found) return paidAction(profile, asked, leaves, known);
  const fields = inBody
    ? findFields(whole.body, leaves, known, found.leaf)
    : fieldsInQuery(asked, found, known);
  if (fields.some(({ field }) => field === 'parents') && isKeptOrShared(profile, asked, known))
    return null;
  const inPath = modelInPath(asked, known);
  const judged = judge(asked, found, fields, inPath !== null, known);
  if (judged.confidence < POSSIBLE) return null;
  const prompt: FoundField = {
    ...{ field: 'prompt', path: found.path, value: String(found.leaf.value), confirmed: true },
  };
  const model = fields.some(({ field }) => field === 'model') || !inPath ? [] : [inPath];
  const paths = [prompt, ...fields, ...model];
  const [rule = newRule(profile, asked, found, inPath, known)] = rulesFor(
    profile.net.submit,
    asked,
    known,
  );
  if (!rule) return null;
  return { ...withSubmit(profile, rule, whole, paths), as: 'submit', ...judged };
}

function newRule(
  profile: SiteProfile,
  asked: Asked,
  found: FoundPrompt,
  inPath: FoundField | null,
  known: Knowledge,
): SubmitRule | undefined {
  if (profile.net.submit.length >= SUBMITS_MAX) return undefined;
  const open = [inPath, found.path[0] === '^' ? found : null].flatMap((one) => {
    const place = one && /^\^path\.(\d+)$/.exec(one.path)?.[1];
    return place ? [asked.url.pathname.split('/').filter(Boolean)[Number(place)]!] : [];
  });
  const rule = ruleFor('submit', asked, known, open);
  // Where anything may go to one address, what carries a prompt is told from what does not.
  const shared =
    rule.header !== undefined ||
    asked.request.method === 'WS' ||
    /^\/?$|graphql|\/(rpc|api|ws|socket\.io|query|action|actions|invoke)$/.test(rule.path);
  const body = [
    ...(rule.body ?? []),
    ...(shared && found.path[0] !== '^' ? [{ path: found.path, regex: '.' }] : []),
  ];
  const video = /vid|animat|[it]2v/i.test(rule.path) && !/image|img/i.test(rule.path);
  return {
    ...withOwnId(rule, profile.net.submit),
    ...(body.length > 0 ? { body } : {}),
    ...(video ? { fixed: { media: 'video' as const } } : {}),
    request: {},
  };
}

function promptInAddress({ whole }: Asked, known: Knowledge): FoundPrompt | null {
  const { path, query } = whole;
  const found = findPrompt({ path, query }, leavesOf({ path, query }), known);
  if (!found) return null;
  // What stands after "prompt" is one.
  const place = Number(/^path\.(\d+)$/.exec(found.path)?.[1] ?? 0);
  const named = PROMPT_KEY.test(path[place - 1] ?? '') ? 3 : found.named;
  return { ...found, named, path: `^${found.path}` };
}

/** What an address that carries the prompt says besides. */
function fieldsInQuery({ whole }: Asked, found: FoundPrompt, known: Knowledge): FoundField[] {
  const { query } = whole;
  const leaves = leavesOf({ query }).filter(({ value }) => value !== found.leaf.value);
  return findFields({ query }, leaves, known, null).map((one) => ({
    ...one,
    path: `^${one.path}`,
  }));
}

/** `/models/flux-pro/predictions`: the segment that the model's control says too. */
function modelInPath({ url, whole }: Asked, known: Knowledge): FoundField | null {
  const at = whole.path.findIndex(
    (segment) => segment.length >= 3 && agrees(segment, known.form.model) > 0,
  );
  const after = whole.path.findIndex((segment) => /^models?$/.test(segment)) + 1;
  const last = url.pathname.includes(':') ? whole.path.length - 1 : whole.path.length - 2;
  const place = at >= 0 ? at : after > 0 && after <= last ? last : -1;
  if (place < 0) return null;
  const value = whole.path[place]!;
  return { field: 'model', path: `^path.${place}`, value, confirmed: at >= 0 };
}

function judge(
  { request, url }: Asked,
  found: FoundPrompt,
  fields: readonly FoundField[],
  inPath: boolean,
  known: Knowledge,
): { confidence: number; evidence: string[] } {
  const evidence = [found.evidence];
  let sum = found.match * 0.5 + (found.named >= 1 ? 0.1 : found.named < 0 ? -0.25 : 0);
  const add = (by: number, why: string | null = null) => {
    sum += by;
    if (why !== null) evidence.push(why);
  };
  // A server action goes to the page's own address, which says nothing of it.
  const where = Object.hasOwn(request.headers, 'next-action') ? '' : url.pathname;
  if (ASIDE.test(where)) add(-0.5);
  else if (KEEPING.test(where)) add(-0.35);
  else if (MAKING.test(where)) add(0.15, 'its address names something that is made');
  if (KEEPING_WEAK.test(where)) add(-0.3);
  if (request.method === 'GET') add(-0.1);
  if (request.method === 'PUT' || request.method === 'PATCH') add(-0.3);
  const { pressed } = known;
  if (!pressed || pressed.msAgo > 60_000) add(-0.2);
  else if (isWordWork(pressed.control)) add(-0.4);
  else {
    const makes = pressed.control.trim() === '' || MAKE_WORDS.test(pressed.control);
    const fresh = pressed.msAgo <= 10_000 ? 1 : 0.5;
    add((makes ? 0.15 : 0.08) * fresh, 'a control was pressed just before');
  }
  const named = fields.filter(({ field }) => field !== 'parents').length + (inPath ? 1 : 0);
  if (named > 0) add(named > 1 ? 0.15 : 0.1, 'it says more of what is to be made');
  if (fields.some(({ confirmed }) => confirmed)) add(0.05, 'it says what the form’s controls say');
  return { confidence: Math.round(Math.max(0, Math.min(0.98, sum)) * 100) / 100, evidence };
}

/**
 * A picture and its prompt that only go along: the person keeps or publishes them, or the page does
 * so by itself, once the press has had its submit.
 */
function isKeptOrShared(profile: SiteProfile, asked: Asked, known: Knowledge): boolean {
  if (!known.pressed) return false;
  const { control, spent } = known.pressed;
  const makes = MAKE_WORDS.test(control) || PICTURE_ACTS.some(([, act]) => act.test(control));
  if (KEEP_WORDS.test(control) && !makes) return true;
  const { pathname } = asked.url;
  // Of what is made in stages, the next one names what it makes.
  if (spent === undefined || (MAKING_STAGE.test(pathname) && !KEEPING.test(pathname))) return false;
  return !rulesFor(profile.net.submit, asked, known).some(({ id }) => id === spent);
}

function isWordWork(control: string): boolean {
  return WORD_WORK.test(control) && !MAKE_WORDS.test(control);
}
