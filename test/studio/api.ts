import { type Context, Hono } from 'hono';
import { no, ok, showTask } from './answer.ts';
import { aspectRatios, models, upscaler } from './catalogue.ts';
import { type Faults, noFaults } from './faults.ts';
import { type Order, readGenerate, readUpscale } from './order.ts';
import type { StudioState } from './state.ts';
import { insufficient, rateLimited, type StudioEnv, strike } from './strike.ts';

type Ctx = Context<StudioEnv>;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The studio's API: errors live inside HTTP 200 unless a fault says otherwise. */
export function createApi(state: StudioState): Hono<StudioEnv> {
  const { faults, ledger, account, now } = state;
  const api = new Hono<StudioEnv>();
  api.onError((error, c) => c.json(no(error.message)));

  const findPicture = (url: string) => state.findImage(url)?.painting ?? null;
  const spoil = (on: Faults['answerOn']) => (faults.answerOn === on ? faults.answer : null);
  const countSubmit = () => {
    if (faults.submits === null) return;
    if (faults.submits <= 1) Object.assign(faults, noFaults);
    else faults.submits -= 1;
  };

  const submit = async (c: Ctx, order: Order): Promise<Response> => {
    const struck = spoil('submit');
    const cost = order.price.credits * order.count + faults.surcharge;
    const left = ledger.balance();
    const seen = { ...faults };
    if (struck && !struck.endsWith('-after-accept')) {
      countSubmit();
      return strike(c, struck, null);
    }
    if (seen.refuse !== null || seen.insufficient !== null) {
      countSubmit();
      if (seen.refuse === 'no-auth') return c.json(no('no auth, please sign in'));
      if (seen.refuse === 'moderation')
        return c.json(no('Your prompt was flagged by the content policy.'));
      return insufficient(c, seen.insufficient ?? '200-code', cost, Math.min(left, cost - 1));
    }
    if (seen.rateLimit !== null && seen.rateLimit !== 'queued') {
      countSubmit();
      return rateLimited(c, seen.rateLimit);
    }
    if (cost > left) return insufficient(c, '200-code', cost, left);
    const task = ledger.accept(order);
    countSubmit();
    const data = showTask(task, now());
    return struck ? strike(c, struck, data) : c.json(ok(data));
  };

  const body = async (c: Ctx): Promise<unknown> => {
    const text = await c.req.text();
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch {
      throw new Error('the request is not JSON');
    }
  };
  api.post('/ai/generate', async (c) => submit(c, readGenerate(await body(c), findPicture)));
  api.post('/ai/upscale', async (c) => submit(c, readUpscale(await body(c), findPicture)));

  api.post('/ai/query', async (c) => {
    const { taskId } = ((await body(c)) ?? {}) as { taskId?: unknown };
    if (faults.slowPolling > 0) await wait(faults.slowPolling);
    const struck = spoil('query');
    if (struck) return strike(c, struck, null);
    const task = ledger.find(String(taskId));
    return c.json(task ? ok(showTask(task, now())) : no('task not found'));
  });

  api.post('/user/get-user-credits', async (c) => {
    const struck = spoil('credits');
    if (struck) return strike(c, struck, null);
    const at = now();
    const remaining = faults.clientBlock ? 0 : ledger.balance();
    return c.json(
      ok({
        remainingCredits: remaining,
        daily: {
          limit: account.limit,
          used: account.limit - remaining,
          resetsAt: new Date(account.resetsAt(at)).toISOString(),
          zone: account.zone,
        },
      }),
    );
  });

  api.get('/user/images', async (c) => {
    const struck = spoil('images');
    if (struck) return strike(c, struck, null);
    const page = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    const limit = Math.min(100, Math.max(1, Math.trunc(Number(c.req.query('limit') ?? 20)) || 20));
    const all = ledger.tasks
      .filter(({ status }) => status === 'success')
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .flatMap((task) => task.images.map((image) => ({ task, image })));
    const images = all.slice((page - 1) * limit, page * limit).map(({ task, image }) => ({
      id: image.id,
      taskId: task.id,
      imageUrl: image.imageUrl,
      prompt: task.prompt,
      model: task.model,
      provider: task.provider,
      scene: task.scene,
      costCredits: task.costCredits,
      width: image.width,
      height: image.height,
      createdAt: new Date(task.createdAt).toISOString(),
    }));
    return c.json(
      ok({ images, total: all.length, totalPages: Math.ceil(all.length / limit), page }),
    );
  });

  api.get('/user/prompts', (c) => {
    const seen = new Map<string, { prompt: string; model: string; at: number; times: number }>();
    for (const { prompt, model, createdAt } of ledger.tasks) {
      if (prompt === '') continue;
      const times = (seen.get(prompt)?.times ?? 0) + 1;
      seen.set(prompt, { prompt, model, at: createdAt, times });
    }
    const prompts = [...seen.values()]
      .sort((a, b) => b.at - a.at)
      .map(({ at, ...rest }) => ({ ...rest, lastUsedAt: new Date(at).toISOString() }));
    return c.json(ok({ prompts, total: prompts.length }));
  });

  api.get('/config/get-configs', (c) =>
    c.json(
      ok({
        models: models.map(({ quality: _, prices, scenes, ...shown }) => ({
          ...shown,
          scenes: [...scenes],
          prices: prices.map(({ key, credits }) => ({ key, credits })),
        })),
        upscale: upscaler.prices.map(({ key, credits }) => ({ key, credits })),
        aspectRatios,
        pollMs: Math.max(50, Math.round(5000 / state.speed)),
      }),
    ),
  );
  api.all('*', (c) => c.json(no('not found'), 404));
  return api;
}
