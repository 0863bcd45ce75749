import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { Segments } from '../../client/pickers.tsx';
import { get, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'swift', label: 'はやい' },
  { value: 'fine', label: 'きれい' },
];
const SHAPES = ['1:1', '3:4', '16:9'].map((one) => ({ value: one, label: one }));

async function* create(order: object): AsyncGenerator<Step> {
  const answer = await fetch('/api/create/stream', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify(order),
  });
  if (!answer.ok) throw new Error((await answer.json()).message);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    kept += value;
    const events = kept.split('\n\n');
    kept = events.pop()!;
    for (const event of events) {
      const data = JSON.parse(/^data: ?(.*)$/m.exec(event)![1]!);
      if (data.status === 'failed') throw new Error(data.message);
      if (data.status === 'completed')
        yield { images: data.images.map((one: { url: string }) => one.url), balance: data.balance };
      else yield { state: data.status };
    }
  }
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [negative, setNegative] = useState('');
  const [model, setModel] = useState('swift');
  const [aspect, setAspect] = useState('1:1');
  const [credit, setCredit] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/api/account').then(({ body }) => setCredit(body.account.credit));
  useEffect(() => {
    refresh();
  }, []);
  const order = { prompt, negative_prompt: negative, model, ratio: aspect };
  return (
    <div class="waku">
      <header class="flex justify-between">
        <b>画像メーカー</b>
        <span class="zan">
          残り <em>{credit ?? '…'}</em> クレジット
        </span>
      </header>
      <label class="irai">
        どんな絵にしますか？
        <TrackedTextarea
          placeholder="例：雨上がりの商店街、夕焼け、水彩画"
          value={prompt}
          onText={setPrompt}
        />
      </label>
      <label class="nozoku text-sm">
        除外したいもの
        <TrackedTextarea placeholder="例：文字、透かし" value={negative} onText={setNegative} />
      </label>
      <div>
        <div class="text-sm">モデル</div>
        <Segments
          class="kata"
          aria
          lit=""
          unlit=""
          value={model}
          choices={MODELS}
          onPick={setModel}
        />
      </div>
      <div>
        <div class="text-sm">アスペクト比</div>
        <Segments
          class="hiritsu"
          aria
          lit=""
          unlit=""
          value={aspect}
          choices={SHAPES}
          onPick={setAspect}
        />
      </div>
      <button
        type="button"
        class="tsukuru"
        disabled={!prompt.trim() || run.busy}
        onClick={() => run.go({ prompt, model }, create(order)).then(refresh)}
      >
        {run.busy ? '生成中…' : <span>生成する（{model === 'fine' ? 12 : 4}クレジット）</span>}
      </button>
      {run.error && <p class="text-red">{run.error}</p>}
      <div class="dekita">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt} />
        ))}
      </div>
      <section>
        <h2>よくある質問</h2>
        <p>毎日 20 クレジットを無料でお配りしています。</p>
      </section>
    </div>
  );
}

draw(Page);
