import { configs, type ModelChoice, type Picture } from './state.ts';

/** Gallery address as Next.js writes it: the true one is inside the query. */
export const thumbnail = (imageUrl: string, width = 256) =>
  `/_next/image?url=${encodeURIComponent(imageUrl)}&w=${width}&q=75`;

/** The picture itself, from wherever the page was opened. */
export const original = (imageUrl: string) => new URL(imageUrl).pathname;

export const modelLabel = (id: string) =>
  configs.value?.models.find((model) => model.id === id)?.label ??
  (id === 'upscale' ? 'Upscale' : id);

/** A model as the picker lists it, with its lowest price. */
export const modelOption = ({ id, label, note, badge, prices }: ModelChoice) => {
  const least = Math.min(...prices.map(({ credits }) => credits));
  const price = `${prices.length > 1 ? 'from ' : ''}${least} ${least === 1 ? 'credit' : 'credits'}`;
  return { value: id, label, badge, note: `${note} · ${price}` };
};

export const nearestAspect = ({ width, height }: Picture, ratios: readonly string[]) => {
  const off = (ratio: string) => {
    const [w = 1, h = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log(w / h) - Math.log(width / height));
  };
  return ratios.toSorted((a, b) => off(a) - off(b))[0] ?? '1:1';
};

/** Saves the picture through a temporary link, as studios do. */
export function download(picture: Picture): void {
  const link = document.createElement('a');
  link.href = original(picture.imageUrl);
  link.download = link.pathname.split('/').at(-1) ?? 'image.png';
  link.click();
}
