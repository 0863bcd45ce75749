import type { GenerationRequest } from '../../shared/generation.ts';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import type { Knowledge, PageAnswer, PageRequest } from '../../shared/site/learn/exchange.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../shared/site/learn/learn-from-request.ts';
import type { Learned } from '../../shared/site/learn/learned.ts';
import { askedBy, rulesFor } from '../../shared/site/learn/rule-for.ts';
import { SiteProfile } from '../../shared/site/profile.ts';
import { readRequest } from '../../shared/site/read-request.ts';
import { type ReadTask, readTask } from '../../shared/site/read-task.ts';
import { taskAsked } from '../../shared/site/task-asked.ts';

export const ORIGIN = 'https://studio.example';
export const PROMPT = 'a golden banana on a white beach';

export const KNOWN: Knowledge = {
  prompts: [PROMPT],
  form: {},
  assets: [],
  pressed: { control: 'Generate', msAgo: 120 },
  origin: ORIGIN,
  base: `${ORIGIN}/create`,
  tasks: [],
  shownBalance: null,
  shownCost: null,
};

type Body = string | object | null;
export function request(
  method: string,
  path: string,
  body: Body = null,
  type?: string,
): PageRequest {
  return {
    method,
    url: new URL(path, ORIGIN).href,
    type: type ?? (body === null ? null : 'application/json'),
    headers: {},
    body: body === null || typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export function answer(body: Body, status = 200, type = 'application/json'): PageAnswer {
  return { status, type, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Something that the page gets, in answer to a request of its own. */
export type Step = [PageRequest, PageAnswer];
export type Played = {
  profile: SiteProfile;
  submit: Learned;
  /** What the profile that was learned in the end reads of the submit and of all that came. */
  request: GenerationRequest;
  last: Extract<ReadTask, { task: object }>['task'];
  /** Credits that any answer stated as the charge. */
  charged: number | null;
  assets: string[];
};

/**
 * A submit and what came after it, on a studio of which nothing is known: learned as it goes, then
 * read again from the start by the profile that came of it.
 *
 * @param steps the first is the answer to the submit itself.
 */
export function play(
  known: Partial<Knowledge>,
  submit: PageRequest,
  steps: readonly Step[],
): Played {
  const at = { ...KNOWN, ...known };
  const learned = learnFromRequest(BLANK_PROFILE, submit, at);
  if (!learned) throw new Error(`${submit.url} was not taken for a submit`);
  let { profile } = learned;
  const tasks: string[] = [];
  for (const [asked, said] of steps) {
    const next = learnFromAnswer(profile, asked, said, { ...at, tasks });
    profile = next?.profile ?? profile;
    const read = reading(profile, asked, said, at);
    if (read && 'task' in read && read.task.task !== null) tasks.push(read.task.task);
  }
  const fit = SiteProfile.safeParse(profile);
  if (!fit.success) throw new Error(JSON.stringify(fit.error.issues));
  const rule = profile.net.submit.find(({ id }) => id === learned.rule);
  if (!rule) throw new Error('the submit’s rule is gone');
  const read = readRequest(profile, rule, submit.body, at.base, submit);
  if (!('request' in read)) throw new Error(read.misunderstood);
  const all = steps.map(([asked, said]) => reading(profile, asked, said, at));
  const told = all.flatMap((one) => (one && 'task' in one ? [one.task] : []));
  const last = told.at(-1);
  if (!last) throw new Error(`nothing was understood: ${JSON.stringify(all)}`);
  return {
    profile,
    submit: learned,
    request: read.request,
    last,
    charged: told.flatMap(({ charged }) => charged ?? []).at(-1) ?? null,
    assets: [...new Set(told.flatMap(({ assets }) => assets.map(({ url }) => url)))],
  };
}

/** As the page's answers are read: by the first rule that names their request. */
export function reading(
  profile: SiteProfile,
  asked: PageRequest,
  said: PageAnswer,
  known: Knowledge,
): ReadTask | null {
  const whole = askedBy(asked, known);
  if (!whole) return null;
  if (rulesFor(profile.net.submit, whole, known).length > 0)
    return readTask(profile, said, known.base);
  const [status] = rulesFor(profile.net.status, whole, known);
  if (!status) return null;
  const { url, body } = asked;
  const task = taskAsked(profile, { rule: status.id, url, request: body ?? '' });
  return readTask(profile, said, known.base, { task });
}
