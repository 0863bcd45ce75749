import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { Refusal, refusalReply } from './refusal.ts';
import { StoreBroken } from './store/store.ts';

/** Turns whatever was thrown into an ErrorReply. What we did not foresee is logged without its words. */
export function answerError(log: Logger): (thrown: Error, c: Context) => Response {
  return (thrown, c) => {
    const refusal = refusalOf(thrown);
    if (refusal.code === 'internal') {
      const frames = thrown.stack?.split('\n').filter((line) => /^\s+at /.test(line));
      log.error({ name: thrown.name, code: codeOf(thrown), frames }, 'unforeseen error');
    }
    return refusalReply(c, refusal);
  };
}

function refusalOf(thrown: Error): Refusal {
  if (thrown instanceof Refusal) return thrown;
  // Hono's own: the body was announced as JSON and is none.
  if (thrown instanceof HTTPException && thrown.status === 400) {
    return new Refusal('bad-json', 'The body is not JSON.');
  }
  // Hung up, or its chunks made no sense, while the body was read; nobody reads this answer.
  if (codeOf(thrown) === 'ECONNRESET') return new Refusal('bad-request', 'The body broke off.');
  if (thrown instanceof StoreBroken) {
    return new Refusal('store-stopped', 'The history takes nothing more; restart the companion.');
  }
  if (['ENOSPC', 'EDQUOT'].includes(codeOf(thrown) ?? '')) {
    return new Refusal('disk-full', 'The disk is full. Nothing of this was stored.');
  }
  return new Refusal('internal', 'The companion failed. Nothing was acknowledged.');
}

function codeOf(thrown: Error): string | undefined {
  return (thrown as NodeJS.ErrnoException).code ?? (thrown.cause as NodeJS.ErrnoException)?.code;
}
