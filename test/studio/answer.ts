import type { Task } from './task.ts';

/** A task as the API shows it: `taskInfo` is JSON inside a string. */
export function showTask(task: Task, now: number) {
  const seen = task.images.filter(({ readyAt }) => now >= readyAt || task.status === 'success');
  const info: Record<string, unknown> = { status: task.status };
  if (seen.length > 0)
    info.images = seen.map(({ imageUrl, width, height, seed }) => ({
      imageUrl,
      width,
      height,
      seed,
    }));
  if (task.errorMessage !== null) info.errorMessage = task.errorMessage;
  return {
    id: task.id,
    status: task.status,
    mediaType: task.mediaType,
    scene: task.scene,
    provider: task.provider,
    model: task.model,
    prompt: task.prompt,
    options: JSON.stringify(task.options),
    costCredits: task.costCredits,
    createdAt: new Date(task.createdAt).toISOString(),
    taskId: `prov_${task.id.slice(0, 8)}`,
    taskInfo: JSON.stringify(info),
    taskResult: null,
  };
}

export const ok = (data: unknown) => ({ code: 0, message: 'ok', data });
export const no = (message: string) => ({ code: -1, message });
