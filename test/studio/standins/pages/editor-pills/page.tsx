import { useEffect, useRef, useState } from 'preact/hooks';
import { draw } from '../../client/draw.tsx';
import { MenuPicker } from '../../client/pickers.tsx';
import { poll, post, type Step, useRun } from '../../client/run.ts';

const GRADES = [
  { value: 'draft', label: 'Draft', price: 1 },
  { value: 'studio', label: 'Studio', price: 4 },
  { value: 'master', label: 'Master', price: 14 },
];
const SHAPES = ['Square', 'Portrait', 'Landscape'].map((one) => ({ value: one, label: one }));

const ask = async (operationName: string, query: string, variables: object) => {
  const { body } = await post('/graphql', { operationName, query, variables });
  if (body.errors) throw new Error(body.errors[0].message);
  return body.data;
};

async function* imagine(input: object): AsyncGenerator<Step> {
  const made = await ask(
    'Imagine',
    'mutation Imagine($input: ImagineInput!) { imagine(input: $input) { rendering { id status cost } } }',
    { input },
  );
  yield* poll(async () => {
    const { rendering } = await ask(
      'Rendering',
      'query Rendering($id: ID!) { rendering(id: $id) { id status images { url } failureReason } }',
      { id: made.imagine.rendering.id },
    );
    if (rendering.status === 'FAILED') throw new Error(rendering.failureReason);
    return rendering.status === 'COMPLETE'
      ? { images: rendering.images.map((one: { url: string }) => one.url) }
      : null;
  });
}

function Page() {
  const editor = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [grade, setGrade] = useState('draft');
  const [shape, setShape] = useState('Square');
  const [ink, setInk] = useState<number | null>(null);
  const run = useRun();
  const refresh = () =>
    ask('Viewer', 'query Viewer { viewer { id wallet { ink } } }', {}).then(({ viewer }) =>
      setInk(viewer.wallet.ink),
    );
  useEffect(() => {
    // As rich editors do, the content is the editor's own: nothing here draws it again.
    editor.current!.append(document.createElement('p'));
    refresh();
  }, []);
  const price = GRADES.find((one) => one.value === grade)!.price;
  return (
    <>
      <div class="hi">
        <b>Inkwell</b>
        <a href="/feed">Feed</a>
        <span class="ink-left ml-auto">
          <b>{ink ?? '–'}</b> credits left
        </span>
      </div>
      <div class="pad">
        <div
          ref={editor}
          contentEditable
          role="textbox"
          aria-multiline="true"
          aria-label="Describe your image"
          class="ProseMirror"
          onInput={() => setText((editor.current!.textContent ?? '').trim())}
        />
        <div role="radiogroup" aria-label="Model">
          {GRADES.map((one) => (
            <button
              type="button"
              key={one.value}
              role="radio"
              aria-checked={one.value === grade}
              onClick={() => setGrade(one.value)}
            >
              {one.label}
            </button>
          ))}
        </div>
        <div class="tail">
          <MenuPicker value={shape} choices={SHAPES} onPick={setShape} />
          <span class="toll text-sm text-muted">
            {price} {price === 1 ? 'credit' : 'credits'}
          </span>
          <button
            type="button"
            class="ink"
            title={`Uses ${price} credits`}
            disabled={!text || run.busy}
            onClick={() =>
              run
                .go(
                  { prompt: text, model: grade },
                  imagine({ text, grade, shape: shape.toUpperCase() }),
                )
                .then(refresh)
            }
          >
            {run.busy ? 'Imagining…' : 'Imagine'}
          </button>
        </div>
        {run.error && <p class="text-red text-sm">{run.error}</p>}
      </div>
      <div class="wall">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt} />
        ))}
      </div>
    </>
  );
}

draw(Page);
