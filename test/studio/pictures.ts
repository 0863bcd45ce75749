import { pixelSize } from './catalogue.ts';
import type { Order } from './order.ts';
import type { Painting } from './paint/painting.ts';
import type { Random } from './random.ts';
import type { Task, TaskImage } from './task.ts';

/** The pictures a task will bring, one after the other between its start and its end. */
export function pictures(from: {
  task: Task;
  order: Order;
  random: Random;
  origin: string;
  startsAt: number;
  endsAt: number;
}): TaskImage[] {
  const { task, order, random, origin, startsAt, endsAt } = from;
  const asked = task.options.seed;
  const base = typeof asked === 'number' ? asked : random.int(1, 2 ** 31 - 1);
  const steps = order.count;
  return Array.from({ length: steps }, (_, index) => {
    const painting = paintingFor(order, base + index);
    const path = `/images/${task.id}-${index}.png`;
    const share = steps === 1 ? 1 : 0.5 + (0.5 * (index + 1)) / steps;
    return {
      id: random.uuid(),
      taskId: task.id,
      path,
      imageUrl: origin + path,
      width: painting.width,
      height: painting.height,
      seed: painting.seed,
      readyAt: startsAt + (endsAt - startsAt) * share,
      painting,
    };
  });
}

function paintingFor(order: Order, seed: number): Painting {
  const { parent, scene, quality } = order;
  const made = {
    prompt: order.prompt,
    seed,
    quality,
    variant: 'plain' as const,
    frames: 1,
    ...pixelSize(order.price.key, order.aspect),
  };
  if (order.mediaType === 'video') {
    const small = pixelSize('1K', parent ? `${parent.width}:${parent.height}` : order.aspect);
    const size = { width: Math.round(small.width / 2), height: Math.round(small.height / 2) };
    const still = parent ? { prompt: parent.prompt, seed: parent.seed } : {};
    return { ...made, ...still, ...size, frames: 16 };
  }
  if (!parent) return made;
  const size = pixelSize(order.price.key, `${parent.width}:${parent.height}`);
  switch (scene) {
    case 'upscale':
      return { ...parent, ...size };
    case 'inpaint':
      return { ...parent, ...size, quality, variant: 'retouched' };
    case 'outpaint':
      return { ...parent, quality, variant: 'wider', ...pixelSize(order.price.key, order.aspect) };
    default:
      return { ...made, prompt: order.prompt || parent.prompt, seed: parent.seed };
  }
}
