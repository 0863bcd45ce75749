import type { Studio } from './studio.ts';

export type Answer = { code: number; message: string; data: Record<string, unknown> };

/** Posts JSON the way the page does. */
export function post(studio: Studio, path: string, body: unknown): Promise<Response> {
  return fetch(studio.url + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export async function ask(studio: Studio, path: string, body: unknown = {}): Promise<Answer> {
  return (await (await post(studio, path, body)).json()) as Answer;
}

/** A request for pictures as the page would send it. */
export const draft = (over: Record<string, unknown> = {}) => ({
  mediaType: 'image',
  scene: 'text-to-image',
  provider: 'gemini',
  model: 'nano-banana',
  prompt: 'a lighthouse at dusk',
  ...over,
  options: { aspect_ratio: '1:1', resolution: '1K', num_images: 1, ...(over.options as object) },
});

/** Polls until the task is over. */
export async function settled(studio: Studio, id: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { data } = await ask(studio, '/api/ai/query', { taskId: id });
    if (!['queued', 'pending', 'processing'].includes(String(data.status))) return data;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
