import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { Segments } from '../../client/pickers.tsx';
import { get, poll, type Step, useRun } from '../../client/run.ts';

const KINDS = [
  { value: 'fast', label: '快速' },
  { value: 'pro', label: '高级' },
  { value: 'seedream', label: 'Seedream' },
];
const PLACES = ['left:40px;top:50px', 'left:430px;top:120px', 'left:820px;top:60px'];

async function* create(prompt: string, model: string): AsyncGenerator<Step> {
  const answer = await fetch('/', {
    method: 'POST',
    headers: {
      Accept: 'text/x-component',
      'Next-Action': '40f1c2d3a4b5968778695a4b3c2d1e0f12345678',
      'Content-Type': 'text/plain;charset=UTF-8',
    },
    body: JSON.stringify([{ prompt, model, config: { ratio: '1:1' }, referenceImages: [] }]),
  });
  const line = (await answer.text()).split('\n').find((one) => one.startsWith('1:'))!;
  const said = JSON.parse(line.slice(2));
  if (!said.success) throw new Error(said.error);
  if (!said.taskId) throw new Error('余额不足');
  yield* poll(async () => {
    const { body } = await get(`/api/image-task?taskId=${said.taskId}`);
    if (body.status === 'failed') throw new Error(body.error);
    return body.status === 'completed' ? { images: [body.imageUrl] } : null;
  });
}

function Node({ place, onDone }: { place: string; onDone(): void }) {
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState('fast');
  const run = useRun();
  return (
    <div class="node" style={place}>
      <div class="text-xs text-muted">图片生成节点</div>
      <TrackedTextarea placeholder="描述你想要生成的图片..." value={prompt} onText={setPrompt} />
      <Segments
        class="kinds"
        lit="is-on"
        unlit=""
        value={model}
        choices={KINDS}
        onPick={setModel}
      />
      <button
        type="button"
        class="run"
        disabled={!prompt || run.busy}
        onClick={() => run.go({ prompt, model }, create(prompt, model)).then(onDone)}
      >
        {run.busy ? '…' : 'Generate'}
      </button>
      {run.error && <p class="text-red text-sm">{run.error}</p>}
      <div class="shot">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt="生成结果" />
        ))}
      </div>
    </div>
  );
}

function Page() {
  const [left, setLeft] = useState<number | null>(null);
  const refresh = () => get('/api/user/balance').then(({ body }) => setLeft(body.balance));
  useEffect(() => {
    refresh();
  }, []);
  return (
    <>
      <div class="bar">
        <b>香蕉画布</b>
        <span>未命名画布</span>
        <button type="button">＋ 节点</button>
        <span class="purse">
          余额 <b>¥{left?.toFixed(2) ?? '--'}</b>
        </span>
      </div>
      <div class="plane">
        {PLACES.map((place) => (
          <Node key={place} place={place} onDone={refresh} />
        ))}
      </div>
    </>
  );
}

draw(Page);
