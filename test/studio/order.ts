import {
  aspectRatios,
  models,
  type Price,
  type Quality,
  type Scene,
  upscaler,
} from './catalogue.ts';
import type { Painting } from './paint/painting.ts';

/** A request that was understood; nothing is charged yet. */
export type Order = {
  mediaType: 'image' | 'video';
  scene: Scene;
  provider: string;
  model: string;
  prompt: string;
  options: Record<string, unknown>;
  price: Price;
  count: number;
  aspect: string;
  quality: Quality;
  /** The picture this one starts from, when it is one of ours. */
  parent: Painting | null;
};

type FindPicture = (url: string) => Painting | null;

const promptLimit = 2000;
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Body of POST /api/ai/generate. @throws Error with the message the page shows. */
export function readGenerate(body: unknown, findPicture: FindPicture): Order {
  const said = record(body);
  const options = record(said.options);
  const scene = text(said.scene) as Scene;
  const prompt = text(said.prompt).trim();
  const model = models.find(({ id }) => id === said.model);
  if (!model) throw new Error('invalid model');
  if (said.mediaType !== model.mediaType) throw new Error('invalid mediaType');
  if (said.provider !== undefined && said.provider !== model.provider)
    throw new Error('invalid provider');
  if (!model.scenes.includes(scene)) throw new Error('this model does not support the scene');
  const inputs = Array.isArray(options.image_input) ? options.image_input : [];
  const url = text(inputs[0]);
  if (!scene.startsWith('text-to-') && url === '') throw new Error('image_input is required');
  const mayBeSilent = ['inpaint', 'outpaint', 'image-to-video'].includes(scene);
  if (prompt === '' && !mayBeSilent) throw new Error('prompt is required');
  if (prompt.length > promptLimit) throw new Error(`prompt is longer than ${promptLimit}`);
  if (['inpaint', 'outpaint'].includes(scene) && text(options.mask) === '')
    throw new Error('mask is required');
  const parent = url === '' ? null : findPicture(url);
  if (url !== '' && parent === null) throw new Error('image_input was not found');
  const asked = model.mediaType === 'video' ? duration(options.duration) : text(options.resolution);
  const price = asked === '' ? model.prices[0] : model.prices.find(({ key }) => key === asked);
  if (!price) throw new Error(`this model does not offer ${asked}`);
  const count = options.num_images ?? 1;
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > model.maxImages)
    throw new Error(`num_images must be 1 to ${model.maxImages}`);
  const { seed } = options;
  if (seed !== undefined && !(Number.isInteger(seed) && Number(seed) >= 0))
    throw new Error('seed must be a whole number');
  const aspect = text(options.aspect_ratio) || '1:1';
  if (!aspectRatios.includes(aspect)) throw new Error('invalid aspect_ratio');
  return {
    mediaType: model.mediaType,
    scene,
    provider: model.provider,
    model: model.id,
    prompt,
    options,
    price,
    count: Number(count),
    aspect,
    quality: model.quality,
    parent,
  };
}

/** Body of POST /api/ai/upscale: `{image, resolution}`, no prompt. @throws Error */
export function readUpscale(body: unknown, findPicture: FindPicture): Order {
  const { image, resolution } = record(body);
  const price = upscaler.prices.find(({ key }) => key === resolution);
  if (!price) throw new Error('resolution must be 2K or 4K');
  const parent = findPicture(text(image));
  if (!parent) throw new Error('image was not found');
  if (parent.frames > 1) throw new Error('clips cannot be upscaled');
  return {
    mediaType: 'image',
    scene: 'upscale',
    provider: upscaler.provider,
    model: upscaler.id,
    prompt: '',
    options: { image_input: [image], resolution },
    price,
    count: 1,
    aspect: '1:1',
    quality: parent.quality,
    parent,
  };
}

function duration(value: unknown): string {
  if (value === undefined || value === '') return '';
  return `${String(value).replace(/s$/, '')}s`;
}
