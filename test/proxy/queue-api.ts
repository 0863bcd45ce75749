import { randomUUID } from 'node:crypto';
import { json, startServer } from './local-server.ts';

export const QUEUE_KEY = 'queue-upstream-77aa31c0';
/** The origin that clients of it have built in. */
export const QUEUE_ORIGIN = 'https://queue.fal.run';

type Task = { app: string; polls: number; isCanceled: boolean; prompt: string };

/** An asynchronous queue API: submit, status, result, cancel. A task is done at its third poll. */
export async function startQueueApi() {
  const tasks = new Map<string, Task>();
  const server = await startServer(({ method, url, headers, body }, reply) => {
    if (headers.authorization !== `Key ${QUEUE_KEY}`)
      return json(reply, 401, { detail: 'No such key' });
    const { pathname } = new URL(url, 'http://localhost');
    const [, app = '', id = '', what = ''] =
      /^\/([^/]+\/[^/]+)(?:\/[^?]*?)?\/requests\/([^/]+)(?:\/(status|cancel))?$/.exec(pathname) ??
      [];
    if (id === '') {
      const name = randomUUID();
      const { prompt } = JSON.parse(body.toString());
      tasks.set(name, { app: pathname.slice(1), polls: 0, isCanceled: false, prompt });
      return json(reply, 200, { status: 'IN_QUEUE', request_id: name, queue_position: 0 });
    }
    const task = tasks.get(id);
    if (!task?.app.startsWith(app)) return json(reply, 404, { detail: 'Request not found' });
    if (method === 'PUT' && what === 'cancel') {
      task.isCanceled = true;
      return json(reply, 202, { status: 'CANCELLATION_REQUESTED' });
    }
    const isDone = task.polls >= 2;
    if (what === 'status') {
      task.polls += 1;
      const status = isDone ? 'COMPLETED' : task.polls === 1 ? 'IN_QUEUE' : 'IN_PROGRESS';
      return json(reply, 200, { status, request_id: id });
    }
    if (!isDone) return json(reply, 400, { detail: 'Request is still in progress' });
    if (task.prompt.includes('broken'))
      return json(reply, 422, { detail: [{ msg: 'The model failed' }] });
    const images = [{ url: `https://cdn.queue.example/${id}.png`, width: 1024, height: 768 }];
    reply.setHeader('x-fal-request-id', id);
    return json(reply, 200, { images, seed: 7, prompt: task.prompt });
  });
  return { ...server, tasks };
}
export type QueueApi = Awaited<ReturnType<typeof startQueueApi>>;

/** How a person would describe it. Names of apps have two or more segments. */
export function queueUpstream(base: string, change: object = {}) {
  const apps = ['/*/*', '/*/*/*', '/*/*/*/*'];
  const task = { id: '/*/*/requests/*', task: ['path.3'] };
  return {
    name: 'queue',
    base,
    site: 'https://queue.example',
    zone: 'UTC',
    key: { header: 'authorization', value: 'Key {key}', env: 'QUEUE_KEY' },
    target: { header: 'x-fal-target-url', origin: QUEUE_ORIGIN },
    allow: [
      ...apps.map((path) => ({ method: 'POST', path })),
      { method: 'GET', path: task.id },
      { method: 'GET', path: `${task.id}/status` },
      { method: 'PUT', path: `${task.id}/cancel` },
    ],
    responseHeaders: ['content-type', 'content-length', 'x-fal-request-id'],
    parallel: 500,
    refusal: { detail: '{message}' },
    profile: {
      id: 'queue-api',
      version: 1,
      net: {
        submit: apps.map((path, i) => ({
          id: `submit-${i}`,
          method: 'POST',
          path,
          request: {
            prompt: ['prompt'],
            model: ['^path.1'],
            resolution: ['image_size'],
            count: ['num_images'],
            parents: ['image_url', 'image_urls'],
          },
        })),
        status: [
          { ...task, method: 'GET', path: task.id, id: 'result' },
          { ...task, method: 'GET', path: `${task.id}/status`, id: 'status' },
          { ...task, method: 'PUT', path: `${task.id}/cancel`, id: 'cancel' },
        ],
      },
      task: {
        id: ['request_id'],
        state: ['status'],
        assets: ['images[]', 'video'],
        asset: { url: ['url'] },
        states: { canceled: ['canceled', 'cancelled', 'cancellation_requested'] },
      },
    },
    defaults: { count: 1 },
    prices: [{ model: 'flux', credits: 2.5, per: 'asset' }],
    ...change,
  };
}
