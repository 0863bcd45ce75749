import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, post, type Step, useRun } from '../../client/run.ts';

async function* create(order: object): AsyncGenerator<Step> {
  const { status, body } = await post('/api/v2/images', order);
  if (status !== 201) throw new Error(body.error.message);
  const source = new EventSource(`/api/v2/images/${body.data.uuid}/events`);
  const images = await new Promise<string[]>((resolve, reject) => {
    source.onmessage = ({ data }) => {
      const said = JSON.parse(data);
      if (said.state === 'succeeded') resolve(said.images);
      if (said.state === 'failed') reject(new Error(said.error));
    };
  }).finally(() => source.close());
  yield { images };
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState('basic');
  const [n, setCount] = useState(1);
  const [points, setPoints] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/api/v2/wallet').then(({ body }) => setPoints(body.wallet.points));
  useEffect(() => {
    refresh();
    get('/api/v2/images?limit=12').then(({ body }) =>
      run.add(
        body.data.map((one: { image: string; text: string }) => ({
          src: one.image,
          prompt: one.text,
          model: '',
        })),
      ),
    );
  }, []);
  return (
    <>
      <header class="flex items-center gap-6 px-6 py-3 border-b">
        <b>ريشة</b>
        <a href="/gallery">المعرض</a>
        <a href="/prices">الأسعار</a>
        <span class="rasid ml-auto">
          رصيدك: <b>{points ?? '…'}</b> نقطة
        </span>
      </header>
      <div class="safha">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            run.go({ prompt, model }, create({ prompt, model, n })).then(refresh);
          }}
        >
          <label for="wasf">وصف الصورة</label>
          <TrackedTextarea
            id="wasf"
            placeholder="صف الصورة التي تريد إنشاءها بالتفصيل"
            value={prompt}
            onText={setPrompt}
          />
          <label for="namudhaj">النموذج</label>
          <select
            id="namudhaj"
            class="h-10 border rounded"
            value={model}
            onChange={(event) => setModel(event.currentTarget.value)}
          >
            <option value="basic">ريشة الأساسي</option>
            <option value="advanced">ريشة المتقدم</option>
          </select>
          <fieldset class="adad">
            <legend>عدد الصور</legend>
            {[1, 2, 4].map((one) => (
              <label key={one}>
                <input type="radio" name="n" checked={one === n} onChange={() => setCount(one)} />{' '}
                {one}
              </label>
            ))}
          </fieldset>
          <p class="taklifa text-sm">
            التكلفة: <b>{(model === 'advanced' ? 10 : 3) * n}</b> نقاط
          </p>
          <button type="submit" id="insha" disabled={!prompt.trim() || run.busy}>
            {run.busy ? 'جارٍ الإنشاء…' : 'إنشاء الصورة'}
          </button>
          {run.error && <p class="text-red">{run.error}</p>}
        </form>
        <div class="suwar">
          {run.pictures.map((one) => (
            <img key={one.src} src={one.src} alt={one.prompt} class="rounded-xl" />
          ))}
        </div>
      </div>
      <section class="px-6 py-16">
        <h2>اشترك في النشرة</h2>
        <input type="email" placeholder="بريدك الإلكتروني" /> <button type="button">اشترك</button>
      </section>
    </>
  );
}

draw(Page);
