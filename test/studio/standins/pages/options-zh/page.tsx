import { useEffect, useId, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { Segments } from '../../client/pickers.tsx';
import { get, poll, post, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'hj-3', label: '绘境 3.0' },
  { value: 'seedream-4', label: 'Seedream 4' },
];
type Work = { imgList: { ossUrl: string }[]; promptText: string; modelCode: string };
const proxied = (work: Work) =>
  work.imgList.map((one) => `/_next/image?url=${encodeURIComponent(one.ossUrl)}&w=640&q=75`);

async function* draws(order: object): AsyncGenerator<Step> {
  const { body } = await post('/gateway/task/submit', order);
  if (body.code !== 0) throw new Error(body.msg);
  yield* poll(async () => {
    const { data } = (await get(`/gateway/task/detail?taskNo=${body.data.taskNo}`)).body;
    if (data.taskStatus === 'FAIL') throw new Error(data.failReason);
    return data.taskStatus === 'SUCCESS' ? { images: proxied(data) } : null;
  });
}

function Page() {
  const id = useId();
  const [promptText, setPrompt] = useState('');
  const [modelCode, setModel] = useState('hj-3');
  const [clarity, setClarity] = useState('1k');
  const [scale, setScale] = useState('1:1');
  const [points, setPoints] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/gateway/user/info').then(({ body }) => setPoints(body.data.points));
  useEffect(() => {
    refresh();
    get('/gateway/task/list?cursor=&size=20').then(({ body }) =>
      run.add(
        body.data.rows.map((one: Work) => ({
          src: proxied(one)[0],
          prompt: one.promptText,
          model: one.modelCode,
        })),
      ),
    );
  }, []);
  return (
    <>
      <div class="dingbu">
        <b>绘境</b>
        <a href="/">首页</a>
        <a href="/community">社区</a>
        <a href="/vip">会员</a>
        <span class="jifen">
          我的积分 <i>{points ?? '--'}</i>
        </span>
      </div>
      <div class="zhu">
        <div class="huaban">
          <label for={id}>画面描述</label>
          <TrackedTextarea
            id={id}
            placeholder="例如：江南水乡，烟雨，水墨风格"
            value={promptText}
            onText={setPrompt}
          />
          <div>模型选择</div>
          <Segments
            class="moxing"
            lit="active"
            unlit=""
            value={modelCode}
            choices={MODELS}
            onPick={setModel}
          />
          <div>图片比例</div>
          <div class="bili">
            {['1:1', '3:4', '4:3', '16:9'].map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="scale"
                  checked={one === scale}
                  onChange={() => setScale(one)}
                />{' '}
                {one}
              </label>
            ))}
          </div>
          <label>
            清晰度{' '}
            <select value={clarity} onChange={(event) => setClarity(event.currentTarget.value)}>
              <option value="1k">标清 1K（2积分）</option>
              <option value="2k">高清 2K（3积分）</option>
              <option value="4k">超清 4K（6积分）</option>
            </select>
          </label>
          <button
            type="button"
            class="kaishi"
            disabled={!promptText.trim() || run.busy}
            onClick={() =>
              run
                .go(
                  { prompt: promptText, model: modelCode },
                  draws({ promptText, modelCode, clarity, scale, num: 1 }),
                )
                .then(refresh)
            }
          >
            {run.busy ? '绘制中…' : '立即生成'}
          </button>
          {run.error && <p class="text-red">{run.error}</p>}
        </div>
        <div class="zuopin">
          {run.pictures.map((one) => (
            <div key={one.src}>
              <img src={one.src} alt={one.prompt.slice(0, 30)} />
            </div>
          ))}
        </div>
      </div>
      <footer class="p-6 text-sm text-muted">每日签到可领 10 积分 · 关于我们 · 用户协议</footer>
    </>
  );
}

draw(Page);
