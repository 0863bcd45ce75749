import { documentsOf } from '../documents-of.ts';
import { imageTextOf } from '../image-text.ts';
import type { NetRule, SiteProfile, StatusRule } from '../profile.ts';
import { isRefused } from '../refusal.ts';
import { taskAsked } from '../task-asked.ts';
import { type TaskRow, taskRows } from '../task-rows.ts';
import type { SeenRequest } from '../understanding.ts';
import { addPath } from './add-path.ts';
import { HISTORY_PATH, MODELS_PATH, PUBLIC_PATH } from './answer-words.ts';
import type { Knowledge, PageAnswer, PageRequest } from './exchange.ts';
import { leavesOf, textOf } from './leaf.ts';
import { learnBalance } from './learn-balance.ts';
import { learnHistory, learnModels, objectLists } from './learn-lists.ts';
import { learnTask, type TaskFindings } from './learn-task.ts';
import type { Learned } from './learned.ts';
import { type Asked, askedBy, isOrder, ruleFor, rulesFor, withOwnId } from './rule-for.ts';
import { tellApart } from './tell-apart.ts';
import { TELEMETRY_HOST, TELEMETRY_PATH } from './words.ts';

const RULES_MAX = 20;

/**
 * What an answer shows of the studio: how the answers to its submits are read, which requests ask
 * for a task, and where balance, history and models stand. What is known better stays. Null: the
 * answer shows nothing of these.
 */
export function learnFromAnswer(
  profile: SiteProfile,
  request: PageRequest,
  answer: PageAnswer,
  known: Knowledge,
): Learned | null {
  const asked = askedBy(request, known);
  const documents = documentsOf(answer.text, answer.type);
  if (!asked) return null;
  // "events" of a task that is waited for are none of visitors'.
  const isOfTask = /^(SSE|WS)$/.test(request.method) || placeOfTask(asked, known) !== null;
  if (TELEMETRY_HOST.test(asked.url.hostname)) return null;
  if (TELEMETRY_PATH.test(asked.url.pathname) && !isOfTask) return null;
  const submit = rulesFor(profile.net.submit, asked, known).find((rule) => isOrder(rule, asked));
  const isPlain = !documents.some((document) => typeof document === 'object');
  const hasFailed = answer.status >= 500 || (answer.status >= 400 && isPlain);
  if (hasFailed && submit) {
    const evidence = ['its answer is an error'];
    return { profile, rule: submit.id, as: 'submit', confidence: 0.6, evidence };
  }
  if (answer.status >= 500 || documents.length === 0) return null;
  if (submit) {
    const learned = fromSubmit(profile, submit.id, asked, answer, documents, known);
    if (learned) return learned;
  }
  return (
    fromStatus(profile, asked, answer, documents, known) ??
    (answer.status < 400 ? fromRest(profile, asked, documents, known) : null)
  );
}

function fromSubmit(
  profile: SiteProfile,
  rule: string,
  asked: Asked,
  answer: PageAnswer,
  documents: readonly unknown[],
  known: Knowledge,
): Learned | null {
  const refused = isRefused(profile, answer.status, documents.at(-1));
  const { task, found } = learnAll(profile, asked, documents, known, null, 'submit');
  const pictures = found.some((one) => one.pictures > 0);
  const id = Math.max(0, ...found.map((one) => one.idSure));
  const state = found.find((one) => one.state !== null)?.state ?? null;
  const charged = found.some((one) => one.charged);
  if (refused && !pictures) {
    const evidence = ['its answer is a refusal'];
    return { profile, rule, as: 'submit', confidence: 0.8, evidence };
  }
  const evidence: string[] = [];
  if (pictures) evidence.push('its answer brings pictures');
  if (id > 0) evidence.push('its answer names a task');
  if (state !== null) evidence.push(`its answer says "${state}"`);
  if (charged) evidence.push('its answer states a charge');
  const named = id >= 0.8 ? 0.75 : id > 0 ? 0.55 : 0.2;
  const sum = (pictures ? 0.9 : named) + (state !== null ? 0.15 : 0) + (charged ? 0.15 : 0);
  const confidence = Math.round(Math.min(0.98, sum) * 100) / 100;
  // Words alone came back: it worked on the prompt, and made nothing.
  if (!pictures && id === 0 && !charged && documents.some(isProse)) return null;
  if (!pictures && id === 0) return null;
  return { profile: withTask(profile, task), rule, as: 'submit', confidence, evidence };
}

function fromStatus(
  profile: SiteProfile,
  asked: Asked,
  answer: PageAnswer,
  documents: readonly unknown[],
  known: Knowledge,
): Learned | null {
  const had = rulesFor(profile.net.status, asked, known)[0];
  const place = placeOfTask(asked, known);
  const sent = { rule: had?.id ?? '', url: asked.url.href, request: asked.request.body ?? '' };
  const said = taskAsked(profile, sent);
  const wanted = place?.task ?? said ?? null;
  // Most answers are about other things, and some are long.
  if (!had && !place && !known.tasks.some((task) => answer.text.includes(task))) return null;
  const rows = documents.map((document) => rowOf(document, known));
  // The list of what was made is read as such: it says of each row what came of it.
  if (!had && !place && rows.some((row) => row !== null))
    if (documents.some((document) => learnHistory(profile.history, document, known)?.ours))
      return null;
  const own = documents.map((document, at) => rows[at]?.document ?? document);
  const { task, found } = learnAll(profile, asked, own, known, wanted, 'status');
  const named = found.some(({ id }) => id !== null && known.tasks.includes(id));
  if (!had && !place && !named) return null;
  // A list that happens to hold it, among many others, says nothing of it.
  if (!had && !place && documents.some(isList)) return null;
  const state = found.find((one) => one.state !== null)?.state ?? null;
  const pictures = found.some((one) => one.pictures > 0);
  if (!had && state === null && !pictures) return null;
  if (answer.status >= 400 && state === null) return null;
  const evidence = [
    place ? 'it asks for a task that is waited for' : 'its answer names a task that is waited for',
  ];
  if (state !== null) evidence.push(`its answer says "${state}"`);
  if (pictures) evidence.push('its answer brings pictures');
  const read = withTask(profile, state === null && !pictures ? profile.task : task);
  const made = had ?? withOwnId(ruleFor('status', asked, known), read.net.status);
  const { profile: next, rule } = tellApart<StatusRule>(
    read,
    made,
    asked,
    known,
    place?.path ?? '',
  );
  const paths =
    place && !rule.task?.includes(place.path)
      ? addPath(asked.whole, rule.task ?? [], place.path, place.task)
      : rule.task;
  const confidence = (place || named) && (state !== null || pictures) ? 0.95 : 0.85;
  const better = paths ? { ...rule, task: paths } : rule;
  return { ...withRule(next, 'status', better), as: 'status', confidence, evidence };
}

function fromRest(
  profile: SiteProfile,
  asked: Asked,
  documents: readonly unknown[],
  known: Knowledge,
): Learned | null {
  const [document] = documents;
  const { pathname, search } = asked.url;
  const where = pathname + search;
  const rest: Learned[] = [];
  const make = (
    as: 'balance' | 'history' | 'models',
    part: object,
    confidence: number,
    evidence: string[],
  ) => {
    const had = rulesFor<NetRule>(profile.net[as], asked, known)[0];
    const made = had ?? withOwnId(ruleFor(as, asked, known), profile.net[as]);
    const apart = tellApart(profile, made, asked, known, null);
    const same = JSON.stringify(part) === JSON.stringify(profile[as]);
    const version = profile.version + 1;
    const next = same ? apart.profile : { ...apart.profile, version, [as]: part };
    rest.push({ ...withRule(next, as, apart.rule), as, confidence, evidence });
  };
  const history = learnHistory(profile.history, document, known);
  if (history && (history.ours || !PUBLIC_PATH.test(where))) {
    const own = HISTORY_PATH.test(where) ? 0.8 : 0.5;
    const confidence = history.ours ? 0.95 : own + (history.items > 1 ? 0.05 : 0);
    const evidence = [`it lists ${history.items} pictures with what they were asked for`];
    if (history.ours) evidence.push('one of them is known');
    make('history', history.history, confidence, evidence);
  }
  const models = learnModels(profile.models, document, known);
  if (models) {
    const confidence = (models.agreeing > 0 ? 0.85 : 0.55) + (MODELS_PATH.test(where) ? 0.1 : 0);
    make('models', models.models, confidence, [`it lists ${models.items} models`]);
  }
  const balance = learnBalance(profile.balance, document, known, where);
  if (balance) make('balance', balance.balance, balance.confidence, balance.evidence);
  rest.sort((one, other) => other.confidence - one.confidence);
  return rest[0] ?? null;
}

function learnAll(
  profile: SiteProfile,
  { request, whole }: Asked,
  documents: readonly unknown[],
  known: Knowledge,
  wanted: string | null,
  of: 'submit' | 'status',
): { task: SiteProfile['task']; found: TaskFindings[] } {
  const body = request.method === 'WS' ? null : whole.body;
  const sent = new Set([...whole.path, ...leavesOf(body).map(({ value }) => textOf(value))]);
  let { task } = profile;
  const found = documents.slice(0, 200).map((document) => {
    const findings = learnTask(task, document, known, wanted, sent, of);
    task = findings.task;
    return findings;
  });
  return { task, found };
}

/** Where a request names a task that is waited for. */
function placeOfTask({ whole }: Asked, known: Knowledge): { path: string; task: string } | null {
  if (known.tasks.length === 0) return null;
  const { path, query, body } = whole;
  for (const leaf of leavesOf({ path, query, body })) {
    const task = textOf(leaf.value);
    if (!known.tasks.includes(task)) continue;
    // A short number may be a page or an amount.
    if (/^\d{1,5}$/.test(task) && leaf.keys[0] !== 'path' && !/id$/.test(leaf.key)) continue;
    return { path: leaf.keys[0] === 'path' ? leaf.paths.at(-1)! : leaf.paths[0]!, task };
  }
  return null;
}

function withTask(profile: SiteProfile, task: SiteProfile['task']): SiteProfile {
  return task === profile.task ? profile : { ...profile, version: profile.version + 1, task };
}

function withRule<As extends Exclude<SeenRequest['as'], 'submit'>>(
  profile: SiteProfile,
  as: As,
  rule: SiteProfile['net'][As][number],
): { profile: SiteProfile; rule: string } {
  const rules: readonly NetRule[] = profile.net[as];
  const at = rules.findIndex(({ id }) => id === rule.id);
  if (at >= 0 && JSON.stringify(rules[at]) === JSON.stringify(rule))
    return { profile, rule: rule.id };
  if (at < 0 && rules.length >= RULES_MAX) return { profile, rule: rules[0]!.id };
  const changed = at < 0 ? [...rules, rule] : rules.with(at, rule);
  const net = { ...profile.net, [as]: changed };
  return { profile: { ...profile, version: profile.version + 1, net }, rule: rule.id };
}

/** Of several tasks that a document lists, one that is waited for. */
function rowOf(document: unknown, known: Knowledge): TaskRow | null {
  for (const { path, items } of objectLists(document))
    for (const item of items.slice(0, 100)) {
      const id = Object.entries(item).find(([, value]) => known.tasks.includes(textOf(value)));
      if (!id) continue;
      const rows = taskRows(document, [`${path}.${id[0]}`]);
      const row = rows?.find(({ task }) => known.tasks.includes(task));
      if (row) return row;
    }
  return null;
}

function isProse(document: unknown): boolean {
  return leavesOf(document).some(
    ({ value }) =>
      typeof value === 'string' && imageTextOf(value) === null && /\S+\s+\S+\s+\S+/.test(value),
  );
}

function isList(document: unknown): boolean {
  return objectLists(document).some(({ path, items }) => path === '[]' && items.length > 1);
}
