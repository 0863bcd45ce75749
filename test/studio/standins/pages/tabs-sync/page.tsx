import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { post, type Step, useRun } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const TABS = {
  text: { label: 'Text', box: 'Ask anything...', verb: 'Generate Text' },
  image: { label: 'Image', box: 'A red fox in fresh snow...', verb: 'Generate Image' },
  video: { label: 'Video', box: 'A drone flight over cliffs...', verb: 'Generate Video' },
};

function Page() {
  const [tab, setTab] = useState<keyof typeof TABS>('image');
  const [prompt, setPrompt] = useState('');
  const [provider, setProvider] = useState('nano-banana');
  const [model, setModel] = useState('nano-banana-v1');
  const [left, setLeft] = useState<number | null>(null);
  const run = useRun();
  useEffect(() => {
    post('/api/get-user-credits', {}).then(({ body }) => setLeft(body.data.left_credits));
  }, []);
  async function* generate(): AsyncGenerator<Step> {
    const order = {
      prompt,
      num_images: '2',
      aspect_ratio: '1:1',
      style: 'none',
      quality: 'high',
      seed: '',
    };
    const { body } = await post('/api/nano-banana/generate', order);
    if (body.code !== 0) throw new Error(body.message);
    setLeft(body.data.credits_remaining);
    yield { images: body.data.images };
  }
  return (
    <div class="max-w-3xl mx-auto p-6 space-y-6">
      <div class="flex justify-between items-center">
        <h1 class="text-2xl font-bold">Playground</h1>
        <span class="badge">⚡ {left ?? '…'}</span>
      </div>
      <div role="tablist">
        {Object.entries(TABS).map(([id, one]) => (
          <button
            type="button"
            role="tab"
            key={id}
            aria-selected={id === tab}
            onClick={() => setTab(id as 'image')}
          >
            {one.label}
          </button>
        ))}
      </div>
      <div class="grid grid-cols-2 gap-4">
        <div class="pick1">
          <div class="text-sm">Provider</div>
          <ComboSelect
            class="w-full"
            value={provider}
            onPick={setProvider}
            choices={[
              { value: 'nano-banana', label: 'Nano Banana' },
              { value: 'openai', label: 'OpenAI' },
            ]}
          />
        </div>
        <div class="pick2">
          <div class="text-sm">
            Model <span class="text-muted">2 models available</span>
          </div>
          <ComboSelect
            class="w-full"
            value={model}
            onPick={setModel}
            choices={[
              { value: 'nano-banana-v1', label: 'nano-banana-v1' },
              { value: 'nano-banana-edit', label: 'nano-banana-edit' },
            ]}
          />
        </div>
      </div>
      <TrackedTextarea
        data-slot="textarea"
        class="w-full min-h-32 border rounded-md p-3"
        placeholder={TABS[tab].box}
        value={prompt}
        onText={setPrompt}
      />
      <div class="act flex justify-end">
        <button
          type="button"
          class="bg-primary border-0 rounded-md px-6 h-10"
          disabled={!prompt.trim() || run.busy}
          onClick={() => run.go({ prompt, model }, generate())}
        >
          {run.busy ? 'Generating…' : TABS[tab].verb}
        </button>
      </div>
      {run.error && (
        <div role="alert" class="border rounded-md p-3 text-red">
          {run.error}
        </div>
      )}
      <div class="out3">
        {run.pictures.map((one, n) => (
          <img key={one.src} src={one.src} alt={`Generated image ${n + 1}`} />
        ))}
      </div>
      <p class="text-xs text-muted">
        Results are kept in this browser only. Every generation is final.
      </p>
    </div>
  );
}

draw(Page);
