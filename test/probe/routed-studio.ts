/**
 * A whole studio as one page and a list of routes: what a person writes down to have an interface
 * probed without its server.
 */
export const STUDIO = 'https://studio.example/create';

const PAGE = `<!doctype html><html lang="en"><title>Routed studio</title>
<main>
  <button id="start">Start creating</button>
  <form id="form" hidden>
    <label for="image-prompt">Prompt</label>
    <textarea id="image-prompt"></textarea>
    <button id="go" type="submit" disabled>Generate Images</button>
    <div><span>Cost 4 credits</span> <span>Remaining 42 credits</span></div>
  </form>
</main>
<script>
  const box = document.getElementById('image-prompt');
  const go = document.getElementById('go');
  const form = document.getElementById('form');
  const show = () => { form.hidden = false; };
  document.getElementById('start').onclick = async () => {
    // By its charge the next one's price is known.
    if (localStorage.getItem('scene') === 'upscale') await generate('something else');
    show();
  };
  if (/member=yes/.test(document.cookie)) show();
  box.placeholder = localStorage.getItem('hint') ?? 'Describe the image';
  box.oninput = () => { go.disabled = box.value === ''; };
  const post = (path, body) => fetch(path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  }).then((answer) => answer.json());
  form.onsubmit = (event) => {
    event.preventDefault();
    void generate(box.value);
  };
  const generate = async (prompt) => {
    const scene = localStorage.getItem('scene') ?? 'text-to-image';
    const made = await post('/api/ai/generate', {
      mediaType: 'image', scene, provider: 'p', model: 'nano-banana', prompt, options: {},
    });
    if (made.code !== 0) return;
    for (;;) {
      await new Promise((done) => setTimeout(done, 100));
      const { data } = await post('/api/ai/query', { taskId: made.data.id });
      if (data.status === 'success' || data.status === 'failed') return;
    }
  };
</script>`;

const task = (status: string, taskInfo: object = {}) => ({
  code: 0,
  message: 'ok',
  data: { id: 'task-1', status, costCredits: 4, taskInfo: JSON.stringify(taskInfo) },
});
const IMAGE = { imageUrl: 'https://cdn.studio.example/a.png' };

export const ROUTES: readonly object[] = [
  { method: 'GET', url: STUDIO, text: PAGE },
  { method: 'POST', url: '/api/ai/generate', body: task('pending') },
  {
    method: 'POST',
    url: '/api/ai/query',
    body: [task('processing'), task('success', { images: [IMAGE] })],
  },
];

/** The same, with another answer to the request for an image. */
export function answering(generate: object): readonly object[] {
  return ROUTES.map((route) =>
    (route as { url: string }).url === '/api/ai/generate' ? { ...route, ...generate } : route,
  );
}
