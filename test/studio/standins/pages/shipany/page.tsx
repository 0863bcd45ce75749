import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, POLL_MS, post, type Step, useRun, wait } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const MODELS = [
  { value: 'gemini-2.5-flash-image', label: 'Nano Banana' },
  { value: 'gemini-3-pro-image', label: 'Nano Banana Pro', note: 'PRO' },
];

async function* generate(prompt: string, model: string): AsyncGenerator<Step> {
  const order = { mediaType: 'image', scene: 'text-to-image', provider: 'gemini', model, prompt };
  const { body } = await post('/api/ai/generate', { ...order, options: {} });
  if (body.code !== 0) throw new Error(body.message);
  for (;;) {
    await wait(POLL_MS);
    const { data } = (await post('/api/ai/query', { taskId: body.data.id })).body;
    const info = data.taskInfo ? JSON.parse(data.taskInfo) : {};
    if (data.status === 'failed' || data.status === 'canceled') throw new Error(info.errorMessage);
    if (data.status !== 'success') continue;
    yield { images: info.images.map((one: { imageUrl: string }) => one.imageUrl) };
    return;
  }
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState(MODELS[0]!.value);
  const [left, setLeft] = useState<number | null>(null);
  const [isShort, setShort] = useState(false);
  const run = useRun();
  const refresh = async () =>
    setLeft((await post('/api/user/get-user-credits', {})).body.data.remainingCredits);
  useEffect(() => {
    refresh();
    get('/api/user/images?page=1&limit=20').then(({ body }) =>
      run.add(body.data.images.map((one: { imageUrl: string }) => ({ ...one, src: one.imageUrl }))),
    );
  }, []);
  const cost = model === MODELS[1]!.value ? 12 : 4;
  const onGenerate = async () => {
    if (left !== null && left < cost) return setShort(true);
    await run.go({ prompt, model }, generate(prompt, model));
    await refresh();
  };
  return (
    <>
      <header class="sticky top-0 border-b bg-white z-10">
        <div class="max-w-7xl mx-auto px-6 py-3 flex items-center justify-between">
          <a href="/" class="font-bold text-lg">
            🍌 Nano Banana
          </a>
          <nav class="flex gap-6 text-sm">
            <a href="#features">Features</a>
            <a href="#showcase">Showcase</a>
            <a href="#pricing">Pricing</a>
          </nav>
          <button type="button" class="rounded-md border px-4 py-2 text-sm bg-white">
            Sign out
          </button>
        </div>
      </header>
      <main>
        <section class="text-center py-16 px-6">
          <h1 class="text-4xl font-bold">Create images with words</h1>
          <p class="text-muted mt-2">Type what you imagine. 10 free credits for new accounts.</p>
        </section>
        <section class="max-w-7xl mx-auto grid grid-cols-2 gap-6 px-6" id="generator">
          <div data-slot="card" class="border rounded-xl p-6 space-y-4">
            <h2 class="text-xl font-bold">AI Image Generator</h2>
            <div class="space-y-2">
              <label class="text-sm font-medium">Model</label>
              <ComboSelect value={model} choices={MODELS} onPick={setModel} class="w-full" />
            </div>
            <div class="space-y-2">
              <label class="text-sm font-medium" for="image-prompt">
                Prompt
              </label>
              <TrackedTextarea
                id="image-prompt"
                class="w-full min-h-32 border rounded-md p-3 text-sm bg-transparent"
                placeholder="Describe the details of the image, such as color, shape, texture, etc."
                value={prompt}
                onText={setPrompt}
              />
              <div class="flex justify-between text-xs">
                <span>{prompt.length} / 2000</span>
              </div>
            </div>
            <button
              type="button"
              class="w-full h-11 rounded-md bg-brand border-0 font-medium"
              disabled={!prompt.trim() || run.busy || left === null}
              onClick={onGenerate}
            >
              {left === null
                ? 'Checking Account...'
                : run.busy
                  ? 'Generating...'
                  : 'Generate Images'}
            </button>
            <div class="flex justify-between text-sm text-muted">
              <span>Cost {cost} credits</span>
              <span>Remaining {left ?? '…'} credits</span>
            </div>
            {run.error && <p class="text-sm text-red">{run.error}</p>}
          </div>
          <div class="border rounded-xl p-6">
            <h2 class="text-xl font-bold">Generated Images</h2>
            <div class="grid grid-cols-2 gap-4 mt-4 results">
              {run.pictures.map(({ src, prompt: alt }) => (
                <div key={src} class="rounded-md overflow-hidden relative">
                  <img src={src} alt={alt} class="w-full aspect-square object-cover" />
                  <button type="button" class="absolute top-0 rounded border-0 p-1 text-xs">
                    Download
                  </button>
                </div>
              ))}
            </div>
          </div>
        </section>
        <section class="max-w-7xl mx-auto py-16 px-6" id="showcase">
          <h2 class="text-2xl font-bold">Showcase</h2>
          <div class="grid grid-cols-4 gap-4 mt-4">
            {['dunes', 'harbour', 'atrium', 'fern'].map((name) => (
              <img
                key={name}
                src={`/p/show-${name}.png`}
                alt={`${name}, made with Nano Banana Pro`}
              />
            ))}
          </div>
        </section>
      </main>
      {isShort && (
        <div
          role="dialog"
          aria-modal="true"
          class="fixed inset-0 flex items-center justify-center z-50"
        >
          <div class="bg-white border rounded-xl p-6 shadow-lg">
            <h2 class="font-bold">Insufficient credits</h2>
            <button type="button" onClick={() => setShort(false)}>
              Close
            </button>
          </div>
        </div>
      )}
      <footer class="border-t py-16 px-6 text-sm text-muted">
        © Nano Banana. Not affiliated with any model.
      </footer>
    </>
  );
}

draw(Page);
