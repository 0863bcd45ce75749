import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, POLL_MS, post, type Step, useRun, wait } from '../../client/run.ts';

async function* predict(order: object): AsyncGenerator<Step> {
  const { status, body } = await post('/api/predictions', order);
  if (status !== 201) throw new Error(body.error ?? body.detail);
  for (;;) {
    await wait(POLL_MS);
    const now = (await get(`/api/predictions/${body.id}?pid=${body.dataId}`)).body;
    if (now.status === 'failed') throw new Error(now.error);
    if (now.status !== 'succeeded') continue;
    yield { images: [now.output] };
    return;
  }
}

function Page() {
  const [prompts, setPrompts] = useState('');
  const [model, setModel] = useState('flux-schnell');
  const [ratio, setRatio] = useState('1:1');
  const run = useRun();
  useEffect(() => {
    get('/api/generated/1?userId=7').then(({ body }) =>
      run.add(
        body.generationList.map((one: { imgUrl: string; prompt: string; model: string }) => ({
          ...one,
          src: one.imgUrl,
        })),
      ),
    );
  }, []);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    run.go({ prompt: prompts, model }, predict({ prompts, ratio, model, isPublic: true, user: 7 }));
  };
  const [latest, ...older] = run.pictures;
  return (
    <>
      <header class="flex items-center justify-between px-6 py-3 border-b">
        <span class="font-bold">Flux Foundry</span>
        <div class="flex gap-4 items-center text-sm">
          <a href="/dashboard">Dashboard</a>
          <select aria-label="Language">
            <option>English</option>
            <option>Deutsch</option>
          </select>
          <button type="button" class="rounded-full w-9 h-9 border-0 bg-muted">
            DK
          </button>
        </div>
      </header>
      <div class="shell">
        <form onSubmit={onSubmit} class="space-y-4">
          <label for="prompts" class="block text-sm font-medium">
            Model
          </label>
          <select
            id="ai-model-selector"
            aria-label="AI model selector"
            class="w-full h-10 border rounded-md"
            value={model}
            onChange={(event) => setModel(event.currentTarget.value)}
          >
            <option value="flux-schnell">FLUX.1 schnell</option>
            <option value="flux-dev">FLUX.1 dev</option>
            <option value="flux-pro">FLUX 1.1 pro</option>
          </select>
          <label for="prompts" class="block text-sm font-medium">
            Prompt
          </label>
          <TrackedTextarea
            id="prompts"
            rows={6}
            class="w-full border rounded-md p-2"
            placeholder="What should it show?"
            value={prompts}
            onText={setPrompts}
          />
          <label for="prompts" class="block text-sm font-medium">
            Aspect ratio
          </label>
          <div class="ratios" role="group">
            {['1:1', '16:9', '9:16', '3:2'].map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="ratio"
                  value={one}
                  checked={one === ratio}
                  onChange={() => setRatio(one)}
                />{' '}
                {one}
              </label>
            ))}
          </div>
          <label class="flex gap-2 text-sm">
            <input type="checkbox" checked /> Public
          </label>
          <button type="submit" class="go" disabled={!prompts.trim() || run.busy}>
            <span>{run.busy ? 'Generating' : 'Generate'}</span>
            <svg viewBox="0 0 16 16" class="h-4 w-4" fill="currentColor">
              <circle cx="8" cy="8" r="6" />
            </svg>
            <span class="n">1</span>
          </button>
          {run.error && <p class="text-red text-sm">{run.error}</p>}
        </form>
        <main class="p-6 space-y-6">
          <div id="result">{latest && <img src={latest.src} alt={latest.prompt} />}</div>
          <h2 class="text-lg font-bold">Your generations</h2>
          <div id="mine">
            {older.map((one) => (
              <img key={one.src} src={one.src} alt={one.prompt} />
            ))}
          </div>
        </main>
      </div>
    </>
  );
}

draw(Page);
