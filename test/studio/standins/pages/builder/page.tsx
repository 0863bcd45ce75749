import { useEffect, useState } from 'preact/hooks';
import { draw } from '../../client/draw.tsx';
import { get, post, type Step, useRun } from '../../client/run.ts';

const FIELDS = [
  ['subject', 'Subject', 'an old fisherman'],
  ['pose', 'Pose', 'mending a net'],
  ['clothing', 'Clothing', 'a wool jumper'],
  ['location', 'Location', 'a pier in fog'],
  ['lighting', 'Lighting', 'soft, from the left'],
  ['camera', 'Camera', '50 mm, eye level'],
  ['style', 'Style', 'documentary photograph'],
  ['mood', 'Mood', 'quiet'],
  ['palette', 'Palette', 'greys and one red'],
  ['details', 'Details', 'gulls in the distance'],
] as const;

function Page() {
  const [parts, setParts] = useState<Record<string, string>>({ subject: '' });
  const [resolution, setResolution] = useState('1K');
  const [aspectRatio, setAspect] = useState('1:1');
  const [imageCount, setCount] = useState(1);
  const [limit, setLimit] = useState('');
  const run = useRun();
  useEffect(() => {
    get('/api/generate/rate-limit').then(({ body }) =>
      setLimit(`${body.remaining} of ${body.limit} requests left this minute`),
    );
    get('/api/generations?page=1&pageSize=12&search=&sort=newest').then(({ body }) =>
      run.add(
        body.generations.flatMap((one: { prompt: string; images: { imageUrl: string }[] }) =>
          one.images.map(({ imageUrl }) => ({ src: imageUrl, prompt: one.prompt, model: '' })),
        ),
      ),
    );
  }, []);
  const prompt = FIELDS.map(([key]) => parts[key])
    .filter(Boolean)
    .join(', ');
  async function* generate(): AsyncGenerator<Step> {
    const settings = { resolution, aspectRatio, imageCount };
    const order = {
      prompt,
      settings,
      generationType: 'text',
      referenceImages: [],
      projectId: 'p1',
      builderConfig: parts,
    };
    const { status, body } = await post('/api/generate', order);
    if (status !== 200) throw new Error(body.error);
    yield { images: body.images.map((one: { imageUrl: string }) => one.imageUrl) };
  }
  return (
    <>
      <header class="flex gap-6 px-6 py-3 border-b">
        <b>Prompt Architect</b>
        <a href="/projects">Projects</a>
        <a href="/gallery">Gallery</a>
        <a href="/settings/keys">API key</a>
      </header>
      <div class="two">
        <div class="fields">
          {FIELDS.map(([key, label, example]) => (
            <label key={key}>
              {label}
              {key === 'details' ? (
                <textarea
                  rows={2}
                  placeholder={example}
                  onInput={(event) => setParts({ ...parts, [key]: event.currentTarget.value })}
                />
              ) : (
                <input
                  name={key}
                  placeholder={example}
                  onInput={(event) => setParts({ ...parts, [key]: event.currentTarget.value })}
                />
              )}
            </label>
          ))}
        </div>
        <div class="space-y-4">
          <div class="assembled">
            <div class="text-sm font-medium">Assembled prompt</div>
            <textarea readOnly aria-label="Assembled prompt" value={prompt} />
          </div>
          <div class="flex gap-2 text-sm">
            <label for="set-resolution">Resolution</label>
            <select
              id="set-resolution"
              value={resolution}
              onChange={(event) => setResolution(event.currentTarget.value)}
            >
              {['1K', '2K', '4K'].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <label for="set-aspect">Aspect</label>
            <select
              id="set-aspect"
              value={aspectRatio}
              onChange={(event) => setAspect(event.currentTarget.value)}
            >
              {['1:1', '3:4', '16:9'].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <label for="set-count">Images</label>
            <select
              id="set-count"
              value={imageCount}
              onChange={(event) => setCount(Number(event.currentTarget.value))}
            >
              {[1, 2, 4].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
          <p class="text-xs text-muted">{limit}</p>
          <div class="make">
            <button
              type="button"
              disabled={!parts.subject || run.busy}
              onClick={() => run.go({ prompt, model: '' }, generate())}
            >
              {run.busy ? 'Generating…' : 'Generate images'}
            </button>
          </div>
          {run.error && <p class="text-red text-sm">{run.error}</p>}
          <div class="shelf">
            {run.pictures.map((one) => (
              <img key={one.src} src={one.src} alt="Generated" />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

draw(Page);
