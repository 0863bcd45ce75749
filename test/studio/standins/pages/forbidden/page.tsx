import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { post, type Step, useRun } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const PROVIDERS = [
  { value: 'kie', label: 'Kie' },
  { value: 'replicate', label: 'Replicate' },
];
const MODELS = [
  { value: 'seedream-4.5', label: 'Seedream 4.5' },
  { value: 'z-image', label: 'Z-Image' },
];

async function* generate(order: object): AsyncGenerator<Step> {
  const { body } = await post('/api/ai/generate', {
    mediaType: 'image',
    scene: 'text-to-image',
    ...order,
    options: {},
  });
  if (body.code !== 0) throw new Error(body.message);
  const info = JSON.parse(body.data.taskInfo);
  if (body.data.status !== 'success') throw new Error(info.errorMessage);
  yield {
    images: info.images.map(
      (one: { imageUrl: string }) =>
        `/_next/image?url=${encodeURIComponent(one.imageUrl)}&w=1080&q=75`,
    ),
  };
}

function Page() {
  const [prompt, setPrompt] = useState('A cinematic shot of a fox running through tall grass');
  const [provider, setProvider] = useState('kie');
  const [model, setModel] = useState('seedream-4.5');
  const [left, setLeft] = useState<number | null>(null);
  const run = useRun();
  const refresh = async () =>
    setLeft((await post('/api/user/get-user-info', {})).body.data.credits.remainingCredits);
  useEffect(() => {
    refresh();
  }, []);
  const onClick = async () => {
    await run.go({ prompt, model }, generate({ provider, model, prompt }));
    await refresh();
  };
  return (
    <div class="max-w-5xl mx-auto">
      <header class="flex items-center gap-6 py-3">
        <b>SEEDANCE</b>
        <a href="/activity/ai-tasks" class="text-sm">
          My tasks
        </a>
        <a href="/settings/credits" class="text-sm">
          Credits
        </a>
        <button type="button" class="ml-auto border rounded-md px-3 h-9 bg-transparent">
          Menu
        </button>
      </header>
      <div id="out" class="grid grid-cols-3 gap-3">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt} class="w-full rounded-xl" />
        ))}
      </div>
      <div class="grid gap-4 mt-6">
        <div class="flex gap-4">
          <div class="flex-1" data-field="provider">
            <p class="text-sm">Provider</p>
            <ComboSelect value={provider} choices={PROVIDERS} onPick={setProvider} class="w-full" />
          </div>
          <div class="flex-1" data-field="model">
            <p class="text-sm">Model</p>
            <ComboSelect value={model} choices={MODELS} onPick={setModel} class="w-full" />
          </div>
        </div>
        <div>
          <label for="image-prompt" class="text-sm">
            Prompt
          </label>
          <TrackedTextarea
            id="image-prompt"
            rows={5}
            class="w-full border rounded-md p-3 bg-transparent"
            value={prompt}
            onText={setPrompt}
          />
        </div>
        <div data-field="go">
          <button
            type="button"
            class="w-full h-11 rounded-md bg-primary border-0"
            disabled={!prompt || run.busy}
            onClick={onClick}
          >
            {run.busy ? 'Generating...' : 'Generate Images'}
          </button>
          <p class="line flex justify-between text-sm text-muted mt-2">
            <span class="cost">Cost 4 credits</span>
            <span class="left">Remaining {left ?? '…'} credits</span>
          </p>
          {run.error && <p class="text-red">{run.error}</p>}
        </div>
      </div>
      <section class="py-16 text-sm space-y-4">
        <h2 class="text-xl font-bold">Frequently asked</h2>
        <h3>What is a prompt?</h3>
        <p>A sentence or two that say what the picture should show.</p>
        <h3>How do I get credits?</h3>
        <p>New accounts start with 20 credits. Packs of 200 credits cost $10.</p>
      </section>
    </div>
  );
}

draw(Page);
