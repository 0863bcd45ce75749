import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { poll, post, type Step, useRun, wait } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const listed = (...labels: string[]) => labels.map((label) => ({ value: label, label }));
const MODELS = [
  { value: 'gpt-image-2', label: 'GPT Image 2' },
  { value: 'nano-banana-2', label: 'Nano Banana 2' },
];
const SIZES = [
  { value: '1K', label: '1K', note: '4 credits' },
  { value: '2K', label: '2K', note: '6 credits' },
  { value: '4K', label: '4K', note: '8 credits' },
];
const COST: Record<string, number> = { '1K': 4, '2K': 6, '4K': 8 };

async function* generate(order: object): AsyncGenerator<Step> {
  yield { state: 'Waiting in queue (1 ahead of you)' };
  await wait(300);
  const { body } = await post('/api/ai/generate', order);
  if (body.code !== 0) throw new Error(body.message);
  yield* poll(async () => {
    const { data } = (await post('/api/ai/query', { taskId: body.data.id })).body;
    const info = JSON.parse(data.taskInfo);
    if (data.status === 'failed') throw new Error(info.errorMessage);
    return data.status === 'success' ? { images: info.output } : null;
  });
}

function Page() {
  const asked = new URLSearchParams(location.search).get('prompt');
  const [prompt, setPrompt] = useState(asked ?? 'A ceramic robot watering a bonsai, studio light');
  const [model, setModel] = useState('gpt-image-2');
  const [size, setSize] = useState('1K');
  const [aspect, setAspect] = useState('auto');
  const [format, setFormat] = useState('png');
  const [left, setLeft] = useState<number | null>(null);
  const run = useRun();
  const refresh = async () =>
    setLeft((await post('/api/get-user-credits', {})).body.data.left_credits);
  useEffect(() => {
    refresh();
  }, []);
  const order = {
    mediaType: 'image',
    scene: 'text-to-image',
    provider: 'kie',
    model,
    prompt,
    options: {
      aspect_ratio: aspect,
      resolution: size,
      output_format: format,
      google_search: false,
    },
  };
  const onClick = async () => {
    await run.go({ prompt, model }, generate(order));
    await refresh();
  };
  const field = (
    id: string,
    label: string,
    value: string,
    choices: typeof SIZES | typeof MODELS,
    set: (v: string) => void,
  ) => (
    <div id={id} class="space-y-2">
      <span class="text-sm font-medium block">{label}</span>
      <ComboSelect value={value} choices={choices} onPick={set} class="w-full" />
    </div>
  );
  return (
    <>
      <nav class="flex items-center justify-between px-6 py-3 border-b">
        <span class="font-bold">gptimage2</span>
        <span id="user-credits" class="rounded-full bg-muted px-3 py-1 text-sm">
          Credits <b>{left ?? '–'}</b>
        </span>
      </nav>
      <div class="max-w-3xl mx-auto p-6 space-y-6">
        <h1 class="text-4xl font-bold text-center">GPT Image 2, online</h1>
        <TrackedTextarea
          id="image-prompt"
          maxLength={20000}
          rows={7}
          class="w-full border rounded-xl p-4"
          placeholder="Enter your prompt"
          value={prompt}
          onText={setPrompt}
        />
        <div class="grid grid-cols-2 gap-4">
          {field('model-field', 'Model', model, MODELS, setModel)}
          {field('resolution-field', 'Resolution', size, SIZES, setSize)}
          {field(
            'aspect-field',
            'Aspect ratio',
            aspect,
            listed('auto', '1:1', '2:3', '3:2', '16:9', '9:16', '21:9'),
            setAspect,
          )}
          {field('format-field', 'Format', format, listed('png', 'jpg', 'webp'), setFormat)}
        </div>
        <p id="credits-line" class="text-sm text-muted">
          This will use <b>{COST[size]} credits</b>
        </p>
        <div id="generate-row">
          <button
            type="button"
            class="rounded-full bg-violet border-0 px-6 h-11"
            disabled={!prompt.trim() || run.busy}
            onClick={onClick}
          >
            {run.busy ? 'Generating...' : 'Generate'}
          </button>
          {run.state && <span class="text-sm">{run.state}</span>}
        </div>
        {run.error && <p class="text-red text-sm">{run.error}</p>}
        <div id="latest" class="grid grid-cols-2 gap-4">
          {run.pictures.map((one) => (
            <div key={one.src}>
              <img src={one.src} alt={one.prompt} class="rounded-xl" />
              <a href={one.src} download>
                Download
              </a>{' '}
              <a href="/pricing">Remove watermark</a>
            </div>
          ))}
        </div>
      </div>
      <section class="bg-muted py-16 px-6">
        <h2 class="text-2xl font-bold text-center">Prompts to start from</h2>
        <div class="max-w-5xl mx-auto grid grid-cols-3 gap-4 mt-4">
          {[
            'A poster for a jazz evening',
            'Blueprint of a lighthouse',
            'A cosy reading corner',
          ].map((one) => (
            <button
              type="button"
              key={one}
              class="bg-white border rounded-xl p-4"
              onClick={() => setPrompt(one)}
            >
              <img src={`/p/idea-${one.length}.png`} alt={one} />
              {one}
            </button>
          ))}
        </div>
      </section>
    </>
  );
}

draw(Page);
