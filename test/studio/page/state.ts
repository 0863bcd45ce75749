import { computed, signal } from '@preact/signals';

export type ModelChoice = {
  id: string;
  label: string;
  note: string;
  badge: string | null;
  provider: string;
  mediaType: 'image' | 'video';
  scenes: string[];
  prices: { key: string; credits: number }[];
  maxImages: number;
};

export type Configs = {
  models: ModelChoice[];
  upscale: { key: string; credits: number }[];
  aspectRatios: string[];
  pollMs: number;
};

export type Credits = {
  remainingCredits: number;
  daily: { limit: number; used: number; resetsAt: string; zone: string };
};

export type Picture = { imageUrl: string; width: number; height: number; seed: number };

/** A task as the page follows it. */
export type TaskView = {
  id: string;
  status: string;
  scene: string;
  mediaType: string;
  model: string;
  prompt: string;
  costCredits: number;
  createdAt: string;
  /** JSON text of what was asked for. */
  options: string;
  pictures: Picture[];
  error: string | null;
};

export const configs = signal<Configs | null>(null);
export const credits = signal<Credits | null>(null);
/** Before the account is known the button says so. */
export const accountState = signal<'loading' | 'checking' | 'ready'>('loading');

export const medium = signal<'image' | 'video'>('image');
export const modelId = signal('nano-banana');
export const priceKey = signal('1K');
export const aspect = signal('1:1');
export const count = signal(1);
export const prompt = signal('');
export const negative = signal('');
export const seed = signal('');
export const reference = signal<Picture | null>(null);

export const tasks = signal<TaskView[]>([]);
/** Id of the task that the Generate button waits for; null while its request is still under way. */
export const generating = signal<{ taskId: string | null; cancel: AbortController } | null>(null);
export const shortOf = signal<number | null>(null);
export const toasts = signal<{ id: number; text: string; kind: 'bad' | 'good' }[]>([]);

export const model = computed(() => configs.value?.models.find(({ id }) => id === modelId.value));
export const cost = computed(() => {
  const price = model.value?.prices.find(({ key }) => key === priceKey.value);
  return price ? price.credits * count.value : null;
});

let nextToast = 1;
export function toast(text: string, kind: 'bad' | 'good' = 'bad'): void {
  const id = nextToast++;
  toasts.value = [...toasts.value, { id, text, kind }];
  setTimeout(() => {
    toasts.value = toasts.value.filter((one) => one.id !== id);
  }, 5000);
}

/** Chooses a model and keeps the other controls within what it offers. */
export function chooseModel(id: string): void {
  const chosen = configs.value?.models.find((one) => one.id === id);
  if (!chosen) return;
  modelId.value = id;
  medium.value = chosen.mediaType;
  if (!chosen.prices.some(({ key }) => key === priceKey.value))
    priceKey.value = chosen.prices[0]!.key;
  count.value = Math.min(count.value, chosen.maxImages);
}
