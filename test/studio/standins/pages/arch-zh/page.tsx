import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, post, type Step, useRun } from '../../client/run.ts';
import { ComboSelect } from '../../client/select.tsx';

const MODELS = [
  { value: 'arch-flash', label: 'Arch AI Flash', note: '1 积分' },
  { value: 'arch-pro', label: 'Arch AI Pro', note: '3 积分' },
];

type Ask = { prompt: string; modelId: string; imageSize: string };

async function* generate(ask: Ask): AsyncGenerator<Step> {
  const rest = { aspectRatio: '1:1', referenceImages: [], conversationHistory: [] };
  const { status, body } = await post('/api/generate-images', { ...ask, ...rest });
  if (status !== 200) throw new Error(body.error);
  yield { images: [`data:image/png;base64,${body.message.outputImage}`] };
}

function Page() {
  const [prompt, setPrompt] = useState('');
  const [modelId, setModel] = useState('arch-flash');
  const [imageSize, setSize] = useState('1K');
  const [credits, setCredits] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/api/me').then(({ body }) => setCredits(body.user.credits));
  useEffect(() => {
    refresh();
    get('/api/generation-history?limit=12&offset=0&favoritesOnly=false').then(({ body }) =>
      run.add(
        body.generations.map((one: { imageUrl: string; prompt: string; model: string }) => ({
          src: one.imageUrl,
          prompt: one.prompt,
          model: one.model,
        })),
      ),
    );
  }, []);
  const onSend = async () => {
    if (!prompt.trim() || run.busy) return;
    await run.go({ prompt, model: modelId }, generate({ prompt, modelId, imageSize }));
    await refresh();
  };
  return (
    <div class="flex">
      <aside class="w-64 p-4 border-b space-y-4">
        <p class="font-bold text-lg">NanoArch</p>
        <nav class="flex flex-col gap-2 text-sm">
          <a href="/new">新建项目</a>
          <a href="/projects">我的项目</a>
          <a href="/templates">模板库</a>
        </nav>
        <input
          type="search"
          placeholder="搜索项目"
          class="w-full border rounded-md px-3 h-9 text-sm"
        />
        <p class="quota text-sm">
          剩余积分 <b>{credits ?? '—'}</b>
        </p>
      </aside>
      <main class="flex-1 p-6 space-y-6">
        <h1 class="text-2xl font-bold">把草图变成效果图</h1>
        <div class="stream">
          {run.pictures.map(({ src, prompt: said }) => (
            <button type="button" key={src}>
              <img src={src} alt="Generated" class="rounded-xl w-full" />
              <p class="text-xs truncate">{said.slice(0, 50)}</p>
            </button>
          ))}
        </div>
        {run.error && (
          <p role="alert" class="text-red">
            {run.error}
          </p>
        )}
        <form
          class="border rounded-xl p-3 max-w-3xl"
          onSubmit={(event) => {
            event.preventDefault();
            onSend();
          }}
        >
          <TrackedTextarea
            class="w-full min-h-20 border-0 bg-transparent"
            placeholder="请输入提示词..."
            value={prompt}
            onText={setPrompt}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return;
              event.preventDefault();
              onSend();
            }}
          />
          <div class="flex items-center gap-2">
            <button type="button" class="rounded-md border h-9 px-3 text-sm bg-white">
              ＋ 参考图
            </button>
            <ComboSelect value={modelId} choices={MODELS} onPick={setModel} />
            <div class="seg text-sm">
              {['1K', '2K', '4K'].map((size) => (
                <button
                  type="button"
                  key={size}
                  class={size === imageSize ? 'on' : ''}
                  onClick={() => setSize(size)}
                >
                  {size}
                </button>
              ))}
            </div>
            <button
              type="submit"
              class="ml-auto rounded-full bg-primary border-0 w-10 h-10"
              disabled={!prompt.trim() || run.busy}
            >
              <svg class="h-4 w-4" viewBox="0 0 24 24" fill="none" stroke="currentColor">
                <path d="M12 19V5m-7 7 7-7 7 7" />
              </svg>
            </button>
          </div>
        </form>
      </main>
    </div>
  );
}

draw(Page);
