import { batch } from '@preact/signals';
import { refreshCredits } from './account.ts';
import { ApiError, call } from './api.ts';
import * as state from './state.ts';

type Answer = {
  id: string;
  status: string;
  scene: string;
  mediaType: string;
  model: string;
  prompt: string;
  costCredits: number;
  createdAt: string;
  options: string;
  taskInfo: string;
};

const running = new Set(['queued', 'pending', 'processing']);
const storageKey = 'studio.tasks';
const kept = 24;

export const isRunning = ({ status }: { status: string }) => running.has(status);

function view(answer: Answer): state.TaskView {
  const info = JSON.parse(answer.taskInfo || '{}') as {
    images?: state.Picture[];
    errorMessage?: string;
  };
  const { taskInfo: _, ...rest } = answer;
  return { ...rest, pictures: info.images ?? [], error: info.errorMessage ?? null };
}

function put(task: state.TaskView): void {
  const { tasks } = state;
  const known = tasks.value.some(({ id }) => id === task.id);
  tasks.value = known
    ? tasks.value.map((one) => (one.id === task.id ? task : one))
    : [task, ...tasks.value];
  const ids = tasks.value.slice(0, kept).map(({ id }) => id);
  sessionStorage.setItem(storageKey, JSON.stringify(ids));
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks for one task until it is over. Some failed polls are forgiven. */
async function follow(id: string): Promise<void> {
  for (let failures = 0; failures < 12; ) {
    await pause(state.configs.value?.pollMs ?? 5000);
    try {
      const task = view(await call<Answer>('POST', '/api/ai/query', { taskId: id }));
      failures = 0;
      put(task);
      if (isRunning(task)) continue;
      if (task.error) state.toast(task.error);
      break;
    } catch (error) {
      failures += 1;
      if (error instanceof ApiError && error.message === 'task not found') break;
    }
  }
  const { generating } = state;
  if (generating.value?.taskId === id) generating.value = null;
  await refreshCredits();
}

/**
 * Sends one request for pictures, unless the balance is known to be short: then the dialog opens
 * and nothing is sent.
 * @returns the task, or null when nothing was accepted
 */
export async function order(
  path: '/api/ai/generate' | '/api/ai/upscale',
  body: unknown,
  cost: number,
  cancel = new AbortController(),
): Promise<state.TaskView | null> {
  const left = state.credits.value?.remainingCredits;
  if (left !== undefined && left < cost) {
    state.shortOf.value = cost;
    return null;
  }
  try {
    const answer = await call<Answer>('POST', path, body, cancel.signal);
    if (!answer?.id) throw new ApiError('No task was created.');
    const task = view(answer);
    put(task);
    void refreshCredits();
    if (isRunning(task)) void follow(task.id);
    return task;
  } catch (error) {
    if (error instanceof DOMException) state.toast('Canceled.', 'good');
    else if (/insufficient|not enough/i.test(String(error))) state.shortOf.value = cost;
    else state.toast(error instanceof ApiError ? error.message : 'Something went wrong.');
    return null;
  }
}

/** The Generate button. */
export async function generate(): Promise<void> {
  const { model, cost, medium, prompt, reference, generating } = state;
  const chosen = model.value;
  if (!chosen || cost.value === null || prompt.value.trim() === '') return;
  const cancel = new AbortController();
  generating.value = { taskId: null, cancel };
  const clip = medium.value === 'video';
  const scene = `${reference.value ? 'image' : 'text'}-to-${medium.value}`;
  const key = state.priceKey.value;
  const body = {
    mediaType: medium.value,
    scene,
    provider: chosen.provider,
    model: chosen.id,
    prompt: prompt.value.trim(),
    options: {
      aspect_ratio: state.aspect.value,
      ...(clip ? { duration: Number.parseInt(key, 10) } : { resolution: key }),
      ...(clip ? {} : { num_images: state.count.value }),
      ...(state.negative.value ? { negative_prompt: state.negative.value } : {}),
      ...(state.seed.value ? { seed: Number(state.seed.value) } : {}),
      ...(reference.value ? { image_input: [reference.value.imageUrl] } : {}),
    },
  };
  const task = await order('/api/ai/generate', body, cost.value, cancel);
  batch(() => {
    if (generating.value?.cancel !== cancel) return;
    generating.value = task && isRunning(task) ? { taskId: task.id, cancel } : null;
  });
}

/** Gives the button back: stops the request, or stops waiting for a task already accepted. */
export function cancelGenerating(): void {
  state.generating.value?.cancel.abort();
  state.generating.value = null;
}

/** After a reload: shows the session's tasks again and goes on polling those still running. */
export async function resumeTasks(): Promise<void> {
  const ids = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[];
  for (const id of ids.reverse()) {
    try {
      const task = view(await call<Answer>('POST', '/api/ai/query', { taskId: id }));
      put(task);
      if (isRunning(task)) void follow(id);
    } catch {
      // A task of an earlier studio: forgotten.
    }
  }
}
