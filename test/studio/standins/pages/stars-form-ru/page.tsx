import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, poll, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'fast', name: 'Быстрая', price: 2 },
  { value: 'art', name: 'Художник', price: 5 },
  { value: 'max', name: 'Максимум', price: 15 },
];

function send(form: FormData): Promise<{ ok: boolean; error: string; id: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/ajax/gen');
    request.responseType = 'json';
    request.onload = () => resolve(request.response);
    request.onerror = () => reject(new Error('Нет связи'));
    request.send(form);
  });
}

async function* generate(form: FormData): AsyncGenerator<Step> {
  const said = await send(form);
  if (!said.ok) throw new Error(said.error);
  yield* poll(async () => {
    const { body } = await get(`/ajax/gen/${said.id}`);
    if (body.state === 'error') throw new Error(body.text);
    return body.state === 'done' ? { images: body.files } : null;
  });
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [without, setWithout] = useState('');
  const [model, setModel] = useState('fast');
  const [count, setCount] = useState(1);
  const [format, setFormat] = useState('1:1');
  const [stars, setStars] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/ajax/me').then(({ body }) => setStars(body.stars));
  useEffect(() => {
    refresh();
  }, []);
  const price = MODELS.find((one) => one.value === model)!.price * count;
  const isShort = stars !== null && stars < price;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData();
    for (const [key, value] of Object.entries({
      opisanie: prompt,
      isklyuchit: without,
      model,
      kolvo: count,
      format,
    }))
      form.set(key, String(value));
    run.go({ prompt, model }, generate(form)).then(refresh);
  };
  return (
    <>
      <div class="verh">
        <b>Кисточка</b>
        <a href="/lenta">Лента</a>
        <a href="/konkurs">Конкурсы</a>
        <span class="schet">
          На счету <b>⭐ {stars ?? '…'}</b>
        </span>
      </div>
      <form class="forma" onSubmit={onSubmit}>
        <div class="isk">
          <p class="text-sm">Исключить из картинки</p>
          <TrackedTextarea value={without} onText={setWithout} />
        </div>
        <div class="opis">
          <p class="text-sm">Что нарисовать</p>
          <TrackedTextarea maxLength={1500} value={prompt} onText={setPrompt} />
        </div>
        <div class="karty">
          {MODELS.map((one) => (
            <label key={one.value}>
              <input
                type="radio"
                name="model"
                value={one.value}
                checked={one.value === model}
                onChange={() => setModel(one.value)}
              />
              {one.name}
            </label>
          ))}
        </div>
        <div class="flex gap-4 text-sm">
          <label>
            Формат{' '}
            <select
              name="format"
              value={format}
              onChange={(event) => setFormat(event.currentTarget.value)}
            >
              <option>1:1</option>
              <option>3:4</option>
              <option>16:9</option>
            </select>
          </label>
          <label>
            Сколько картинок{' '}
            <input
              type="number"
              name="kolvo"
              min="1"
              max="4"
              value={count}
              onChange={(event) => setCount(Number(event.currentTarget.value))}
            />
          </label>
        </div>
        <button type="submit" class="pusk" disabled={!prompt.trim() || run.busy || isShort}>
          {isShort ? (
            'Не хватает звёзд'
          ) : run.busy ? (
            'Рисуем…'
          ) : (
            <>
              Сгенерировать за <b>{price} ⭐</b>
            </>
          )}
        </button>
        {run.error && <p class="text-red">{run.error}</p>}
      </form>
      <div class="polka">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt} />
        ))}
      </div>
    </>
  );
}

draw(Page);
