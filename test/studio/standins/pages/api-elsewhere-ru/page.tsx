import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { Segments } from '../../client/pickers.tsx';
import { elsewhere, get, POLL_MS, post, type Step, useRun, wait } from '../../client/run.ts';

const KEY = { 'x-api-key': 'of-the-person-who-pays' };
const MODELS = [
  { value: 'flux-kontext', label: 'Flux Kontext', price: 4 },
  { value: 'seedream-v4', label: 'Seedream 4', price: 6 },
  { value: 'nano-banana-pro', label: 'Nano Banana Pro', price: 18 },
];

async function* create(model: string, order: object): AsyncGenerator<Step> {
  const { status, body } = await post(`${elsewhere}/api/v1/${model}`, order, KEY);
  if (status !== 200) throw new Error(body.detail);
  for (;;) {
    await wait(POLL_MS);
    const at = `${elsewhere}/api/v1/predictions/${body.request_id}/result`;
    const now = (await get(at, KEY)).body;
    if (now.status === 'failed') throw new Error(now.error);
    if (now.status !== 'completed') continue;
    yield { images: now.outputs };
    return;
  }
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState(MODELS[0]!.value);
  const [aspect, setAspect] = useState('1:1');
  const [stars, setStars] = useState<number | null>(null);
  const run = useRun();
  const refresh = () =>
    get(`${elsewhere}/api/v1/account/balance`, KEY).then(({ body }) => setStars(body.balance));
  useEffect(() => {
    refresh();
  }, []);
  const price = MODELS.find((one) => one.value === model)!.price;
  const order = { prompt, aspect_ratio: aspect, images_list: [], num_images: 1 };
  const onCreate = async () => {
    await run.go({ prompt, model }, create(model, order));
    await refresh();
  };
  return (
    <>
      <div class="t0p">
        <b>Открытая студия</b>
        <a href="/video">Видео</a>
        <a href="/lipsync">Липсинк</a>
        <a href="/help">Помощь</a>
        <span class="b4l ml-auto">
          Баланс: <b>{stars ?? '…'} ⭐</b>
        </span>
        <button type="button" class="border rounded-md bg-transparent px-3">
          Выйти
        </button>
      </div>
      <div class="w1de">
        <h1 class="text-2xl font-bold">Что нарисуем сегодня?</h1>
        <p class="text-muted">Более 50 моделей в одном окне</p>
        <div class="b0x mt-4">
          <TrackedTextarea
            data-testid="prompt-input"
            placeholder="Опишите изображение, которое хотите получить"
            value={prompt}
            onText={setPrompt}
          />
          <div class="r71ac">
            <Segments
              value={model}
              choices={MODELS}
              onPick={setModel}
              class="m3d9k"
              lit="_on"
              unlit=""
            />
            <select value={aspect} onChange={(event) => setAspect(event.currentTarget.value)}>
              {['1:1', '16:9', '9:16', '4:3'].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <span class="c0st">
              Стоимость: <b>{price} ⭐</b>
            </span>
            <button type="button" class="go8f" disabled={!prompt || run.busy} onClick={onCreate}>
              {run.busy ? 'Создаём…' : 'Создать'}
            </button>
          </div>
        </div>
        {run.error && <p class="text-red mt-2">{run.error}</p>}
        <div class="g5xx">
          {run.pictures.map((one) => (
            <figure key={one.src} style="margin:0">
              <img src={one.src} alt={MODELS.find((m) => m.value === one.model)?.label ?? ''} />
            </figure>
          ))}
        </div>
      </div>
    </>
  );
}

draw(Page);
