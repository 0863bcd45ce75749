import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { MenuPicker, Segments } from '../../client/pickers.tsx';
import { get, poll, post, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'kling-2.6', label: 'Kling 2.6' },
  { value: 'veo-3.1-fast', label: 'Veo 3.1 Fast' },
];
const LENGTHS = [
  { value: '5', label: '5 s · 48 credits' },
  { value: '10', label: '10 s · 94 credits' },
];

async function* film(order: object): AsyncGenerator<Step> {
  const { body } = await post('/api/video/generate', order);
  if (!body.success) throw new Error(body.error);
  yield* poll(async () => {
    const { data } = (await get(`/api/video/status?taskId=${body.data.taskId}`)).body;
    if (data.status === 'failed')
      throw new Error(`${data.error} (${data.creditsRefunded} credits refunded)`);
    return data.status === 'completed'
      ? { images: data.videos.map((one: { url: string }) => one.url) }
      : null;
  });
}

function Page() {
  const [customText, setText] = useState('');
  const [avoid, setAvoid] = useState('');
  const [model, setModel] = useState('kling-2.6');
  const [duration, setDuration] = useState('5');
  const [resolution, setResolution] = useState('720p');
  const [credits, setCredits] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/api/v1/credits').then(({ body }) => setCredits(body.data.credits));
  useEffect(() => {
    refresh();
  }, []);
  const order = {
    effectType: 'text',
    customText,
    negative: avoid,
    model,
    duration,
    resolution,
    aspectRatio: '16:9',
  };
  return (
    <>
      <header class="flex items-center gap-6 px-6 py-3 bg-muted">
        <b>Reel Foundry</b>
        <a href="/image">Image</a>
        <a href="/video">Video</a>
        <span class="acct ml-auto">
          Balance <b>{credits?.toLocaleString('en') ?? '…'}</b>
        </span>
      </header>
      <div class="flex">
        <div class="ctl">
          <h1 class="text-xl font-bold">Text to video</h1>
          <label for="avoid" class="text-sm">
            Avoid
          </label>
          <TrackedTextarea id="avoid" rows={2} value={avoid} onText={setAvoid} />
          <label for="customText" class="text-sm">
            Scene
          </label>
          <TrackedTextarea
            id="customText"
            rows={6}
            placeholder="Camera, subject, movement…"
            value={customText}
            onText={setText}
          />
          <MenuPicker value={model} choices={MODELS} onPick={setModel} class="w-full" />
          <Segments
            class="dur"
            aria
            lit=""
            unlit=""
            value={duration}
            choices={LENGTHS}
            onPick={setDuration}
          />
          <label class="text-sm">
            Resolution{' '}
            <select
              value={resolution}
              onChange={(event) => setResolution(event.currentTarget.value)}
            >
              <option>720p</option>
              <option>1080p</option>
            </select>
          </label>
          <p class="sum text-sm">
            Total: <b>{duration === '10' ? 94 : 48} credits</b>
          </p>
          <button
            type="button"
            class="roll"
            disabled={!customText.trim() || run.busy}
            onClick={() => run.go({ prompt: customText, model }, film(order)).then(refresh)}
          >
            {run.busy ? 'Filming…' : 'Generate video'}
          </button>
          {run.error && <p class="text-red text-sm">{run.error}</p>}
        </div>
        <div class="reels">
          {run.pictures.map((one) => (
            <div key={one.src}>
              <img src={one.src} alt={one.prompt} />
              <p class="line-clamp-2 text-sm">{one.prompt}</p>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

draw(Page);
