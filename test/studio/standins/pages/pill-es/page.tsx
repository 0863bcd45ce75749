import { useEffect, useState } from 'preact/hooks';
import { TrackedTextarea } from '../../../page/tracked.tsx';
import { draw } from '../../client/draw.tsx';
import { PlainPopover } from '../../client/pickers.tsx';
import { get, poll, post, type Step, useRun } from '../../client/run.ts';

const MODELS = [
  { value: 'nano-banana', label: 'Nano Banana', note: 'rápido' },
  { value: 'seedream-4.5', label: 'Seedream 4.5', note: 'detalle' },
  { value: 'nano-banana-pro', label: 'Nano Banana Pro', note: 'texto legible' },
];
const PRICES: Record<string, number> = {
  'nano-banana': 5,
  'seedream-4.5': 6,
  'nano-banana-pro': 9,
};

async function* make(order: object): AsyncGenerator<Step> {
  const { status, body } = await post('/api/images', order);
  if (status !== 202) throw new Error(body.error);
  yield* poll(async () => {
    const now = (await get(`/api/images/${body.imageId}/status`)).body;
    if (now.status === 'failed') throw new Error(now.error);
    return now.status === 'completed' ? { images: [now.imageUrl] } : null;
  });
}

function Page() {
  const [isOpen, setOpen] = useState(false);
  const [prompt, setPrompt] = useState('');
  const [model, setModel] = useState('nano-banana');
  const [credits, setCredits] = useState<number | null>(null);
  const run = useRun();
  const refresh = () => get('/api/profile').then(({ body }) => setCredits(body.profile.credits));
  useEffect(() => {
    refresh();
    get('/api/images?limit=30').then(({ body }) =>
      run.add(
        body.images.map((one: { url: string; prompt: string }) => ({
          src: one.url,
          prompt: one.prompt,
          model: '',
        })),
      ),
    );
  }, []);
  return (
    <>
      <header class="flex items-center gap-4 px-6 py-3">
        <b>Lienzo</b>
        <a href="/explorar">Explorar</a>
        <a href="/planes">Planes</a>
        <span class="saldo ml-auto">
          Créditos: <b>{credits ?? '…'}</b>
        </span>
      </header>
      <h1 class="text-2xl font-bold px-6">Tus imágenes</h1>
      <div class="muro">
        {run.pictures.map((one) => (
          <img key={one.src} src={one.src} alt={one.prompt.slice(0, 60)} />
        ))}
      </div>
      {!isOpen && (
        <div class="pill" onClick={() => setOpen(true)}>
          ✦ ¿Qué quieres crear hoy?
        </div>
      )}
      {isOpen && (
        <div class="dock">
          {run.error && <p class="text-red text-sm">{run.error}</p>}
          <TrackedTextarea
            placeholder="Describe tu imagen: motivo, estilo, luz…"
            value={prompt}
            onText={setPrompt}
          />
          <div class="fila">
            <button
              type="button"
              title="Añadir referencia"
              class="rounded-full border bg-white w-9 h-9"
            >
              +
            </button>
            <div class="who">
              <PlainPopover
                value={model}
                choices={MODELS}
                onPick={setModel}
                class="rounded-full border px-3 py-1 text-sm"
              />
            </div>
            <button
              type="button"
              class="send"
              title={`Generar (${PRICES[model]} créditos)`}
              disabled={!prompt.trim() || run.busy}
              onClick={() =>
                run.go({ prompt, model }, make({ prompt, model, aspectRatio: '1:1' })).then(refresh)
              }
            >
              <svg viewBox="0 0 24 24" width="18" height="18" fill="currentColor">
                <path d="M3 20v-6l8-2-8-2V4l19 8z" />
              </svg>
            </button>
          </div>
        </div>
      )}
    </>
  );
}

draw(Page);
