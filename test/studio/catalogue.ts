export type Scene =
  | 'text-to-image'
  | 'image-to-image'
  | 'inpaint'
  | 'outpaint'
  | 'upscale'
  | 'text-to-video'
  | 'image-to-video';

/** How clean the pixels come out. The page is never told. */
export type Quality = 'light' | 'standard' | 'heavy';

/** One price: `key` is a resolution ("1K") or a clip length ("5s"); p50 and p95 in seconds. */
export type Price = { key: string; credits: number; p50: number; p95: number };

export type Model = {
  id: string;
  label: string;
  note: string;
  badge: 'PRO' | 'NEW' | null;
  provider: string;
  mediaType: 'image' | 'video';
  quality: Quality;
  scenes: readonly Scene[];
  prices: readonly Price[];
  maxImages: number;
};

const edits: readonly Scene[] = ['text-to-image', 'image-to-image', 'inpaint', 'outpaint'];
const plain: readonly Scene[] = ['text-to-image', 'image-to-image'];
const clips: readonly Scene[] = ['text-to-video', 'image-to-video'];

function model(
  head: [id: string, label: string, note: string, badge: Model['badge'], provider: string],
  quality: Quality,
  scenes: readonly Scene[],
  prices: readonly [key: string, credits: number, p50: number, p95: number][],
): Model {
  const [id, label, note, badge, provider] = head;
  const mediaType = scenes === clips ? 'video' : 'image';
  return {
    id,
    label,
    note,
    badge,
    provider,
    mediaType,
    quality,
    scenes,
    prices: prices.map(([key, credits, p50, p95]) => ({ key, credits, p50, p95 })),
    maxImages: mediaType === 'video' ? 1 : 4,
  };
}

/** Labels, credits and latencies are this studio's own; no real site's numbers are claimed. */
export const models: readonly Model[] = [
  model(['nano-banana', 'Nano Banana', 'Fast drafts', null, 'gemini'], 'light', edits, [
    ['1K', 4, 6, 15],
  ]),
  model(['nano-banana-2', 'Nano Banana 2', 'Drafts up to 4K', 'NEW', 'gemini'], 'light', edits, [
    ['1K', 4, 13, 30],
    ['2K', 6, 22, 42],
    ['4K', 8, 40, 60],
  ]),
  model(
    ['banana-ai-standard', 'Banana AI standard', 'Balanced composition', null, 'gemini'],
    'heavy',
    edits,
    [
      ['1K', 12, 18, 25],
      ['2K', 12, 35, 50],
    ],
  ),
  model(['banana-ai-pro', 'Banana AI pro', 'Final quality', 'PRO', 'gemini'], 'heavy', edits, [
    ['2K', 18, 35, 50],
    ['4K', 24, 60, 90],
  ]),
  model(['flux-schnell', 'Flux fast', 'Sketches in seconds', null, 'fal'], 'light', plain, [
    ['1K', 1, 2.2, 5],
  ]),
  model(['flux-2-pro', 'Flux 2 Pro', 'Photographic detail', null, 'fal'], 'standard', plain, [
    ['1K', 5, 18, 45],
    ['2K', 6, 22, 48],
  ]),
  model(['seedream-4.5', 'Seedream 4.5', 'Type and layout', null, 'kie'], 'standard', plain, [
    ['2K', 6, 6, 20],
    ['4K', 8, 60, 75],
  ]),
  model(['kling-2.6', 'Kling 2.6', 'Motion from a still', null, 'kie'], 'heavy', clips, [
    ['5s', 48, 240, 400],
    ['10s', 94, 300, 480],
  ]),
  model(['veo-3.1-fast', 'Veo 3.1 Fast', 'Quick clips', null, 'gemini'], 'heavy', clips, [
    ['8s', 26, 90, 360],
  ]),
  model(['veo-3.1', 'Veo 3.1', 'Cinematic clips', 'PRO', 'gemini'], 'heavy', clips, [
    ['8s', 63, 120, 360],
  ]),
];

export const upscaler = {
  id: 'upscale',
  label: 'Upscale',
  provider: 'topaz',
  prices: [
    { key: '2K', credits: 9, p50: 15, p95: 40 },
    { key: '4K', credits: 17, p50: 18, p95: 45 },
  ] satisfies Price[],
};

export const aspectRatios = ['1:1', '4:3', '3:4', '3:2', '2:3', '16:9', '9:16', '21:9'];

const longestSide: Record<string, number> = { '1K': 1024, '2K': 2048, '4K': 4096 };

/** Pixel size of a picture: the resolution names the longest side. */
export function pixelSize(resolution: string, aspect: string): { width: number; height: number } {
  const side = longestSide[resolution] ?? 1024;
  const [w = 1, h = 1] = aspect.split(':').map(Number);
  const scale = side / Math.max(w, h);
  return { width: Math.round(w * scale), height: Math.round(h * scale) };
}
