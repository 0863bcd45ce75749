import type { Scene } from './catalogue.ts';
import type { Painting } from './paint/painting.ts';

type TaskStatus = 'queued' | 'pending' | 'processing' | 'success' | 'failed' | 'canceled';

export type TaskImage = {
  id: string;
  taskId: string;
  /** "/images/<taskId>-<n>.png" */
  path: string;
  /** The same with the studio's origin. */
  imageUrl: string;
  width: number;
  height: number;
  seed: number;
  /** Epoch ms from which it can be seen. */
  readyAt: number;
  painting: Painting;
};

/** One accepted press of a button, as the studio itself knows it. */
export type Task = {
  id: string;
  mediaType: 'image' | 'video';
  scene: Scene;
  provider: string;
  model: string;
  prompt: string;
  resolution: string;
  options: Record<string, unknown>;
  /** Whole credits, taken when the task was accepted. */
  costCredits: number;
  createdAt: number;
  /** Epoch ms at which it ended; null while it runs. */
  finishedAt: number | null;
  status: TaskStatus;
  errorMessage: string | null;
  images: TaskImage[];
};

export type Refund = { taskId: string; credits: number; at: number };
