import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { PlainPopover } from '../../client/pickers.tsx';
import { elsewhere, get, poll, post, type Step, useRun } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const NAMES: Record<string, string> = {
  'nano-banana-2': 'Nano Banana 2',
  'flux-2-pro': 'FLUX.2 pro',
  'banana-pro-4k': 'Banana Pro 4K',
};
const KEY = { apikey: 'public-anonymous' };
const Hexagon = () => (
  <svg viewBox="0 0 24 24" width="14" height="14" fill="currentColor">
    <path d="M12 2l9 5v10l-9 5-9-5V7z" />
  </svg>
);

async function* generate(order: object): AsyncGenerator<Step> {
  const { status, body } = await post('/api/generate', order);
  if (status !== 200) throw new Error(body.error);
  const [first] = body.generations;
  yield* poll(async () => {
    const now = (await get(`/api/generations/${first.id}`)).body;
    if (now.status === 'failed') throw new Error(now.error_message);
    return now.status === 'completed' ? { images: [now.url] } : null;
  });
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [prices, setPrices] = useState<Record<string, number>>({});
  const [model, setModel] = useState('nano-banana-2');
  const [aspect, setAspect] = useState('1:1');
  const run = useRun();
  useEffect(() => {
    get(`${elsewhere}/rest/v1/profiles?select=credits,plan&id=eq.u`, KEY);
    get(`${elsewhere}/rest/v1/model_prices?select=*`, KEY).then(({ body }) =>
      setPrices(
        Object.fromEntries(
          body.map((one: { model: string; cost: number }) => [one.model, one.cost]),
        ),
      ),
    );
    get(
      `${elsewhere}/rest/v1/generations?select=*&order=created_at.desc&created_at=lt.now&limit=24`,
      KEY,
    ).then(({ body }) =>
      run.add(
        body.map((one: { url: string; prompt: string; model: string }) => ({
          ...one,
          src: one.url,
        })),
      ),
    );
  }, []);
  const choices = Object.entries(NAMES).map(([value, label]) => ({
    value,
    label,
    note: `⬡ ${prices[value] ?? ''}`,
  }));
  return (
    <div class="lay">
      <nav class="flex items-center gap-6 px-6">
        <b>hive</b>
        <a href="/image">Image</a>
        <a href="/video">Video</a>
        <a href="/upscale">Upscale</a>
        <a href="/pricing" class="ml-auto">
          Get 500 ⬡
        </a>
      </nav>
      <div class="feed">
        {run.pictures.map((one) => (
          <a key={one.src} href={`#${one.model}`}>
            <img src={one.src} alt={one.prompt} />
          </a>
        ))}
      </div>
      <div class="composer">
        <TrackedTextarea
          placeholder="Type @ to mention an element"
          value={prompt}
          onText={setPrompt}
        />
        <div class="flex items-center gap-3">
          <div class="mm">
            <PlainPopover
              value={model}
              choices={choices}
              onPick={setModel}
              class="border rounded-xl px-3 h-9"
            />
          </div>
          <div class="ratio">
            <ComboSelect
              value={aspect}
              choices={['1:1', '4:5', '16:9'].map((one) => ({ value: one, label: one }))}
              onPick={setAspect}
            />
          </div>
          <span class="ml-auto text-sm text-red">{run.error}</span>
          <button
            type="button"
            class="gen"
            disabled={!prompt.trim() || run.busy}
            onClick={() =>
              run.go(
                { prompt, model },
                generate({
                  prompt,
                  model,
                  aspectRatio: aspect,
                  variants: 1,
                  referenceImageUrls: [],
                }),
              )
            }
          >
            Generate{' '}
            <span class="hx">
              <Hexagon />
              {prices[model]}
            </span>
          </button>
        </div>
      </div>
    </div>
  );
}

draw(Page);
