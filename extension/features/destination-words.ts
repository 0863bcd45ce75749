import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type Destination, stepFor, stepWords } from '../../shared/destination.ts';
import { sizeOf } from '../../shared/picture-size.ts';
import type { PromotionPlan } from '../../shared/promotion.ts';
import { destinationOf, type Preferences, preferences } from '../state.ts';

/** Whether draft, final or upscale suffices for the project's destination. */
export function followDestination(ended: AbortSignal): {
  changed: ReadonlySignal<Destination | null>;
  /** Null where no destination is chosen or a size is not known. */
  words(plan: PromotionPlan): string | null;
} {
  const chosen = signal<Destination | null>(null);
  const choose = (value: Preferences) => {
    chosen.value = destinationOf(value);
  };
  preferences.getValue().then(choose, () => {});
  ended.addEventListener('abort', preferences.watch(choose));
  return {
    changed: chosen,
    words({ asset, target }) {
      const destination = chosen.peek();
      if (!destination) return null;
      const { width, height, request } = asset;
      const size = width && height ? { width, height } : sizeOf(request.resolution, request.aspect);
      const finals = target ? [{ ...target, size: sizeOf(target.resolution, shapeOf(asset)) }] : [];
      const words = stepWords(stepFor(size, finals, destination));
      return words && `For ${destination.name}: ${words}`;
    },
  };
}

function shapeOf({ width, height, request }: PromotionPlan['asset']): string | null {
  return width && height ? `${width}:${height}` : request.aspect;
}
