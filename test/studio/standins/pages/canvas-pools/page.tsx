import { useEffect, useId, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { MenuPicker } from '../../client/pickers.tsx';
import { get, poll, post, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'nano-banana', label: 'Nano Banana', note: '20 credits' },
  { value: 'nano-banana-2', label: 'Nano Banana 2', note: '25 credits' },
  { value: 'nano-banana-2-pro', label: 'Nano Banana 2 Pro', note: '30 credits' },
];

async function* run(order: object): AsyncGenerator<Step> {
  const { body } = await post('/api/tasks', order);
  if (!body.ok) throw new Error(body.error.message);
  yield* poll(async () => {
    const { data } = (await get(`/api/tasks/${body.data.id}`)).body;
    if (data.status === 'failed' || data.status === 'cancelled') throw new Error(data.errorMessage);
    return data.status === 'completed' ? { images: data.output.urls } : null;
  });
}

function Page() {
  const id = useId();
  const [prompt, setPrompt] = useState('');
  const [modelId, setModel] = useState('nano-banana');
  const [count, setCount] = useState(1);
  const [total, setTotal] = useState(0);
  const shown = useRun();
  const refresh = () => get('/api/credits/balance').then(({ body }) => setTotal(body.data.total));
  useEffect(() => {
    refresh();
    get('/api/tasks?status=completed&taskType=image_gen&page=1&limit=20').then(({ body }) =>
      shown.add(
        body.data.items.map((one: { output: { urls: string[] }; input: { prompt: string } }) => ({
          src: one.output.urls[0],
          prompt: one.input.prompt,
          model: '',
        })),
      ),
    );
  }, []);
  const each = Number(MODELS.find((one) => one.value === modelId)!.note.split(' ')[0]);
  const order = {
    taskType: 'image_gen',
    provider: 'google',
    modelId,
    executionMode: 'platform',
    input: { prompt, aspectRatio: '1:1', numImages: count },
    workflowId: 'w-1',
    nodeId: 'n-7',
  };
  return (
    <div class="app">
      <header>
        <b>Lumen Canvas</b>
        <input aria-label="Canvas name" value="Untitled" class="border-0" />
        <span class="pool text-sm">
          Available <strong>{total}</strong> credits
        </span>
        <button type="button">Share</button>
      </header>
      <div class="rail">
        <button type="button" title="Select">
          ⬚
        </button>
        <button type="button" title="Text">
          T
        </button>
        <button type="button" title="Image">
          ▣
        </button>
      </div>
      <div class="board">
        {shown.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt} />
        ))}
      </div>
      <aside class="inspect">
        <h3>Image node</h3>
        <MenuPicker value={modelId} choices={MODELS} onPick={setModel} class="w-full" />
        <div>
          <label for={id} class="text-sm">
            What to draw
          </label>
          <TrackedTextarea
            id={id}
            placeholder="A still life with pears…"
            value={prompt}
            onText={setPrompt}
          />
        </div>
        <div class="stepper flex items-center gap-2">
          <span class="text-sm">Images</span>
          <button type="button" onClick={() => setCount(Math.max(1, count - 1))}>
            −
          </button>
          <input
            type="number"
            min="1"
            max="4"
            value={count}
            aria-label="Number of images"
            onChange={(event) => setCount(Number(event.currentTarget.value))}
          />
          <button type="button" onClick={() => setCount(Math.min(4, count + 1))}>
            +
          </button>
        </div>
        <p class="est text-sm">
          Estimated <strong>{each * count}</strong> credits
        </p>
        <button
          type="button"
          class="fire"
          disabled={!prompt || shown.busy}
          onClick={() => shown.go({ prompt, model: modelId }, run(order)).then(refresh)}
        >
          {shown.busy ? 'Running…' : 'Generate'}
        </button>
        {shown.error && <p class="text-red text-sm">{shown.error}</p>}
      </aside>
    </div>
  );
}

draw(Page);
