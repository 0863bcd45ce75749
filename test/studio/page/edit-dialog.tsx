import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { order } from './generate.ts';
import { MaskCanvas } from './mask-canvas.tsx';
import { modelOption, nearestAspect, thumbnail } from './picture.ts';
import { go } from './router.ts';
import { Select } from './select.tsx';
import { configs, type Picture } from './state.ts';
import { TrackedTextarea } from './tracked.tsx';

type Kind = 'inpaint' | 'outpaint' | 'image-to-video';
type Edit = { kind: Kind; picture: Picture };

const editing = signal<Edit | null>(null);

export const edit = (kind: Kind, picture: Picture) => {
  editing.value = { kind, picture };
};

export function EditDialog() {
  const now = editing.value;
  return now && <EditForm key={`${now.kind}${now.picture.imageUrl}`} {...now} />;
}

const titles = { inpaint: 'Inpaint', outpaint: 'Outpaint', 'image-to-video': 'Animate' };
const buttons = {
  inpaint: 'Repaint area',
  outpaint: 'Extend image',
  'image-to-video': 'Generate Video',
};

function EditForm({ kind, picture }: Edit) {
  const offered = configs.value!.models.filter(({ scenes }) => scenes.includes(kind));
  const ratios = configs.value!.aspectRatios;
  const own = nearestAspect(picture, ratios);
  const [modelId, setModel] = useState(offered[0]!.id);
  const model = offered.find(({ id }) => id === modelId)!;
  const [key, setKey] = useState(model.prices[0]!.key);
  const price = model.prices.find((one) => one.key === key) ?? model.prices[0]!;
  const [words, setWords] = useState('');
  const [aspect, setAspect] = useState(kind === 'outpaint' ? '16:9' : own);
  const [mask, setMask] = useState<string | null>(null);
  const clip = kind === 'image-to-video';
  const close = () => {
    editing.value = null;
  };
  const send = () => {
    const body = {
      mediaType: clip ? 'video' : 'image',
      scene: kind,
      provider: model.provider,
      model: model.id,
      prompt: words.trim(),
      options: {
        image_input: [picture.imageUrl],
        aspect_ratio: aspect,
        ...(clip
          ? { duration: Number.parseInt(price.key, 10) }
          : { resolution: price.key, num_images: 1, mask }),
      },
    };
    close();
    go('/app');
    void order('/api/ai/generate', body, price.credits);
  };
  return (
    <Dialog title={titles[kind]} onClose={close}>
      <div class="edit">
        {clip ? (
          <img class="edit-still" src={thumbnail(picture.imageUrl, 640)} alt="Starting frame" />
        ) : (
          <MaskCanvas picture={picture} kind={kind} aspect={aspect} onMask={setMask} />
        )}
        <div class="stack">
          <div class="field">
            <label class="label" for="edit-prompt">
              Instructions (optional)
            </label>
            <TrackedTextarea id="edit-prompt" rows={3} value={words} onText={setWords} />
          </div>
          <Select
            label="Model"
            value={modelId}
            options={offered.map(modelOption)}
            onChange={setModel}
          />
          <div class="pair">
            <Select
              label={clip ? 'Duration' : 'Resolution'}
              value={price.key}
              options={model.prices.map((one) => ({
                value: one.key,
                label: one.key,
                note: `${one.credits} credits`,
              }))}
              onChange={setKey}
            />
            {kind === 'outpaint' && (
              <Select
                label="Extend to"
                value={aspect}
                options={ratios.map((value) => ({ value, label: value }))}
                onChange={setAspect}
              />
            )}
          </div>
        </div>
      </div>
      <footer>
        <span class="cost-line">
          <span>Cost {price.credits} credits</span>
        </span>
        <span class="grow" />
        <button type="button" class="primary" disabled={!clip && mask === null} onClick={send}>
          {buttons[kind]}
        </button>
      </footer>
    </Dialog>
  );
}
