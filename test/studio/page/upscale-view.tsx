import { useState } from 'preact/hooks';
import { type GalleryItem, useImages } from './images-view.tsx';
import { thumbnail } from './picture.ts';
import { go } from './router.ts';
import { Select } from './select.tsx';
import { configs } from './state.ts';
import { upscale } from './task-card.tsx';

export function UpscaleView() {
  const [picked, setPicked] = useState<GalleryItem | null>(null);
  const [key, setKey] = useState('2K');
  const answer = useImages(1);
  const prices = configs.value?.upscale ?? [];
  const price = prices.find((one) => one.key === key);
  const stills = answer?.images.filter(({ scene }) => !/video/.test(scene)) ?? [];
  return (
    <main class="view upscale">
      <p class="lead">Choose one of your recent images and a size.</p>
      <div class="picker">
        {stills.map((item) => (
          <button
            key={item.id}
            type="button"
            aria-pressed={picked?.id === item.id}
            onClick={() => setPicked(item)}
          >
            <img src={thumbnail(item.imageUrl)} alt={item.prompt || 'Generated image'} />
          </button>
        ))}
      </div>
      <div class="upscale-bar">
        <Select
          label="Target"
          value={key}
          options={prices.map((one) => ({
            value: one.key,
            label: one.key,
            note: `${one.credits} credits`,
          }))}
          onChange={setKey}
        />
        <span class="cost-line">
          <span>Cost {price?.credits ?? '–'} credits</span>
        </span>
        <button
          type="button"
          class="primary"
          disabled={!picked}
          onClick={() => {
            if (!picked) return;
            upscale(picked, key);
            go('/app');
          }}
        >
          Upscale Image
        </button>
      </div>
    </main>
  );
}
