import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { get, post, type Step, useRun } from '../../client/run.ts';

const token = { Authorization: 'Bearer stand-in-session' };

function Page() {
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState('nano-banana');
  const [credits, setCredits] = useState(0);
  const run = useRun();
  useEffect(() => {
    get('/api/credits/balance', token).then(({ body }) => setCredits(body.profile.credits));
    get('/api/history?page=1&limit=20&type=all', token).then(({ body }) =>
      run.add(
        body.items.map((one: { processed_image_url: string; prompt: string }) => ({
          src: one.processed_image_url,
          prompt: one.prompt,
          model,
        })),
      ),
    );
  }, []);
  async function* create(): AsyncGenerator<Step> {
    const { status, body } = await post(
      '/api/generate-image',
      { prompt, model, imageUrls: [] },
      token,
    );
    if (status !== 200) throw new Error(body.error);
    setCredits(body.creditsRemaining);
    yield { images: [body.imageUrl] };
  }
  const label = credits < 5 ? 'Insufficient Credits' : run.busy ? 'Generating...' : '✨ Create';
  return (
    <>
      <header class="flex items-center justify-between p-4 border-b">
        <strong>easy nano</strong>
        <nav class="flex gap-4 text-sm">
          <a href="/tools">Tools</a>
          <a href="/blog">Blog</a>
          <a href="/pricing">Pricing</a>
        </nav>
      </header>
      <div class="editor">
        <h1 class="text-2xl font-bold">Online image editor</h1>
        <p class="have text-sm">
          You have <b>{credits}</b> credits
        </p>
        <div>
          <div class="text-sm font-medium">Prompt (Required)</div>
          <TrackedTextarea
            rows={5}
            placeholder="For example: put the cat on a wooden chair in a sunlit kitchen, keep its fur as it is, add a window with rain behind it and a shallow depth of field"
            value={prompt}
            onText={setPrompt}
          />
        </div>
        <div>
          <div class="text-sm font-medium">AI model</div>
          <select value={model} onChange={(event) => setModel(event.currentTarget.value)}>
            <option value="nano-banana">Nano Banana</option>
          </select>
        </div>
        <p class="price text-sm text-muted">Cost: 5 credits</p>
        <button
          type="button"
          disabled={!prompt.trim() || run.busy || credits < 5}
          onClick={() => run.go({ prompt, model }, create())}
        >
          {label}
        </button>
        {run.error && <p class="text-red text-sm">{run.error}</p>}
      </div>
      <section class="max-w-5xl mx-auto p-4">
        <h2 class="text-xl font-bold">My creations</h2>
        <div class="works mt-4">
          {run.pictures.map((one) => (
            <article key={one.src}>
              <img src={one.src} alt={`Generated: ${one.prompt.slice(0, 50)}`} />
              <div class="p-2">
                <p class="line-clamp-2 text-sm">{one.prompt}</p>
                <p class="text-xs text-muted">5 credits · today</p>
              </div>
            </article>
          ))}
        </div>
      </section>
      <section class="max-w-3xl mx-auto py-16 space-y-4">
        <h2 class="text-xl font-bold">Questions</h2>
        <details>
          <summary>How many credits does an image cost?</summary>
          <p>Each image costs 5 credits; a video costs 100 credits.</p>
        </details>
        <details>
          <summary>Can I use what I create?</summary>
          <p>Yes, on paid plans.</p>
        </details>
      </section>
      <footer class="border-t p-6">
        <form class="flex gap-2" onSubmit={(event) => event.preventDefault()}>
          <input type="email" placeholder="Your email" class="border rounded px-3 h-9" />
          <button type="submit" class="border rounded px-3">
            Subscribe
          </button>
        </form>
      </footer>
    </>
  );
}

draw(Page);
