import { pipeline, type Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { StatusRule } from '../../shared/site/profile.ts';
import { type BalanceAnswer, readBalance } from '../../shared/site/read-answer.ts';
import { readTask } from '../../shared/site/read-task.ts';
import { taskAsked } from '../../shared/site/task-asked.ts';
import type { Follower } from './follow.ts';
import type { Followed } from './followed.ts';
import { relay, type Whole } from './relay.ts';
import { NoAnswer, type Send, type Sent } from './send.ts';
import type { Upstream } from './upstream.ts';
import { withoutKey } from './without-key.ts';

/** What an answer is read for. `status`: of a task, `request` being the text of its question. */
export type Purpose =
  | { kind: 'submit'; followed: Followed }
  | { kind: 'status'; rule: StatusRule; request: string }
  | { kind: 'balance' }
  | { kind: 'other' };

export type Passed = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer | ReadableStream<Uint8Array>;
  /** The generation that the answer is about, where it is known here. */
  followed: Followed | null;
};

type Parts = {
  upstream: Upstream;
  send: Send;
  follower: Follower;
  /** A balance that an answer stated. */
  observe: (balance: BalanceAnswer) => Promise<void>;
  log: Logger;
  /** Called once nothing of the request is under way any more. */
  leave: () => void;
};

/**
 * Sends a request on and hands its answer back as it comes. Whatever happens to a paid one, its
 * reservation ends: by a charge, a refusal, or as lost. Throws NoAnswer.
 */
export async function passOn(
  { upstream, send, follower, observe, log, leave }: Parts,
  sent: Sent,
  purpose: Purpose,
): Promise<Passed> {
  const own = purpose.kind === 'submit' ? purpose.followed : null;
  const answer = await send(sent).catch(async (error: unknown) => {
    await settle(own ? unanswered(own, error) : null);
    throw error;
  });
  const { status, headers } = answer;
  const type = headerOf(headers, 'content-type');
  const media = /^(?:image|video)\//i.test(type);
  const asked = purpose.kind === 'status' ? taskOf(purpose, sent) : null;
  const followed = own ?? (asked === null ? null : follower.find(upstream.site, asked));
  const read = purpose.kind !== 'other' && !media;
  const body = await relay(plain(answer.body, headers), {
    hold: read && !/event-stream|ndjson|json-stream|jsonl/i.test(type),
    read,
    encoding: headerOf(headers, 'content-encoding') || null,
    ended: (whole) => settle(ended(whole)),
    broken: (why) => settle(own ? follower.lost(own, why) : null),
  }).catch(async (error: unknown) => {
    await settle(own ? follower.lost(own, 'it broke off half-way') : null);
    throw new NoAnswer('The upstream broke off its answer.', true, false, error);
  });
  return { status, headers, body, followed };

  async function ended({ text, sha256 }: Whole): Promise<void> {
    if (purpose.kind === 'balance') await noteBalance(text);
    if (!followed) return;
    if (own && media && status < 300) return follower.whole(own, sha256);
    if (text === null) {
      if (own) await follower.lost(own, 'it is too long to be read');
      return;
    }
    const said = { status, text, type };
    const task = own ? undefined : { task: asked };
    const answered = readTask(upstream.profile, said, sent.url.href, task);
    return own ? follower.answered(own, answered) : follower.polled(followed, answered, status);
  }

  async function noteBalance(text: string | null): Promise<void> {
    const found = text === null ? null : readBalance(upstream.profile, { status, text, type });
    if (!found || 'misunderstood' in found) return;
    await observe(found.balance);
  }

  function unanswered(followed: Followed, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof NoAnswer && error.mayHaveIt) return follower.lost(followed, message);
    return follower.refused(followed, { kind: 'failed', message: message.slice(0, 1000) });
  }

  /** The client gets its answer also where it cannot be written down; the lease ends by itself then. */
  async function settle(ending: Promise<unknown> | null): Promise<void> {
    try {
      await ending;
    } catch (error) {
      log.error({ name: (error as Error).name }, 'an answer of an upstream could not be recorded');
    } finally {
      leave();
    }
  }

  function taskOf({ rule, request }: { rule: StatusRule; request: string }, { url }: Sent) {
    return taskAsked(upstream.profile, { rule: rule.id, url: url.href, request });
  }

  function plain(from: Readable, of: Passed['headers']): Readable {
    const { key } = upstream;
    const isEncoded = (headerOf(of, 'content-encoding') || 'identity') !== 'identity';
    // Where either end breaks, so does the other; whoever reads is told.
    return key && !isEncoded ? pipeline(from, withoutKey(key.key), () => {}) : from;
  }
}

function headerOf(headers: Passed['headers'], name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
