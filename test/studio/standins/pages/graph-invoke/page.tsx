import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { PlainPopover } from '../../client/pickers.tsx';
import { get, post, type Step, useRun, wait } from '../../client/run.ts';

const MODELS = [
  { value: 'dreamshaper-8', label: 'Dreamshaper 8', note: 'SD-1' },
  { value: 'juggernaut-xl', label: 'Juggernaut XL', note: 'SDXL' },
  { value: 'flux-dev-q8', label: 'FLUX dev Q8', note: 'FLUX' },
];
const socket = new WebSocket(`ws://${location.host}/ws`);

type Message = {
  item_id: string;
  status: string;
  error_message?: string;
  images?: { image_url: string }[];
};

const ended = new Map<string, Message>();
socket.addEventListener('message', ({ data }) => {
  const said: Message = JSON.parse(data);
  if (said.status !== 'in_progress') ended.set(said.item_id, said);
});

/** The end may be told before the answer to the submit is there. */
async function end(item: string): Promise<Message> {
  while (!ended.has(item)) await wait(40);
  return ended.get(item)!;
}

async function* invoke(
  prompt: string,
  negative: string,
  model: string,
  runs: number,
): AsyncGenerator<Step> {
  const nodes = {
    'model_loader:a9': {
      type: 'main_model_loader',
      model: { key: 'm1', name: model, base: 'sdxl' },
    },
    'positive_prompt:k2': { type: 'string', value: prompt },
    'negative_prompt:p0': { type: 'string', value: negative },
    'noise:n4': { type: 'noise', width: 1024, height: 1024 },
  };
  const batch = { graph: { id: 'g', nodes, edges: [] }, runs, origin: 'generation', data: [] };
  const { status, body } = await post('/api/v1/queue/default/enqueue_batch', {
    prepend: false,
    batch,
  });
  if (status !== 201) throw new Error(body.detail);
  const done = await end(body.item_ids[0]);
  if (done.status === 'failed') throw new Error(done.error_message);
  yield { images: done.images!.map((one) => one.image_url) };
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [negative, setNegative] = useState('');
  const [model, setModel] = useState('juggernaut-xl');
  const [runs, setRuns] = useState(1);
  const run = useRun();
  useEffect(() => {
    get('/api/v1/images?offset=0&limit=30').then(({ body }) =>
      run.add(
        body.items.map((one: { image_url: string }) => ({
          src: one.image_url,
          prompt: '',
          model: '',
        })),
      ),
    );
  }, []);
  return (
    <div class="ui">
      <div class="space-y-4">
        <div class="inv">
          <button
            type="button"
            disabled={!prompt || run.busy}
            onClick={() => run.go({ prompt, model }, invoke(prompt, negative, model, runs))}
          >
            Invoke
          </button>
          <input
            type="number"
            min="1"
            max="10"
            value={runs}
            onChange={(event) => setRuns(Number(event.currentTarget.value))}
          />
        </div>
        <TrackedTextarea
          name="prompt"
          rows={5}
          placeholder="Positive prompt"
          value={prompt}
          onText={setPrompt}
        />
        <TrackedTextarea
          name="negativePrompt"
          rows={3}
          placeholder="Negative prompt"
          value={negative}
          onText={setNegative}
        />
        <div class="mdl">
          <PlainPopover
            value={model}
            choices={MODELS}
            onPick={setModel}
            class="border rounded px-3 h-9"
          />
        </div>
        <div class="dims flex gap-2 text-sm">
          <span>Aspect</span>
          <select>
            <option>1:1</option>
            <option>2:3</option>
            <option>16:9</option>
          </select>
          <span>Steps</span>
          <input type="number" value="30" style="width:60px" />
          <span>CFG</span>
          <input type="number" value="7" style="width:50px" />
        </div>
        <p class="text-red text-sm">{run.error}</p>
      </div>
      <div class="flex items-center justify-center">
        {run.pictures[0] && <img src={run.pictures[0].src} alt="" />}
      </div>
      <div class="strip">
        {run.pictures.map((one) => (
          <div
            key={one.src}
            role="button"
            tabIndex={0}
            data-item-id={one.src.split('/').pop()}
            data-selected="false"
          >
            <img src={one.src} alt="" draggable />
          </div>
        ))}
      </div>
    </div>
  );
}

draw(Page);
