import { edit } from './edit-dialog.tsx';
import { isRunning, order } from './generate.ts';
import { Icon, type IconName } from './icon.tsx';
import { download, modelLabel, original, thumbnail } from './picture.ts';
import { configs, type Picture, reference, type TaskView, toast } from './state.ts';

const states: Record<string, string> = {
  queued: 'In queue',
  pending: 'Waiting',
  processing: 'Generating',
  success: 'Done',
  failed: 'Failed',
  canceled: 'Canceled',
};

export function TaskCard({ task }: { task: TaskView }) {
  const live = isRunning(task);
  const said = JSON.parse(task.options) as { num_images?: number; aspect_ratio?: string };
  const wanted = said.num_images ?? 1;
  const aspect = said.aspect_ratio ?? '1:1';
  return (
    <article class="task" data-task-status={task.status}>
      <header>
        <span class={`status ${task.status}`}>{states[task.status] ?? task.status}</span>
        <span class="task-model">{modelLabel(task.model)}</span>
        <span class="task-scene">{task.scene}</span>
        <span class="grow" />
        <span>{task.costCredits} credits</span>
      </header>
      {task.prompt && <p class="task-prompt">{task.prompt}</p>}
      {task.error && <p class="task-error">{task.error}</p>}
      <div class="pictures">
        {task.pictures.map((picture) => (
          <ResultCard key={picture.imageUrl} picture={picture} task={task} />
        ))}
        {live &&
          Array.from({ length: Math.max(1, wanted - task.pictures.length) }, (_, index) => (
            <div
              key={index}
              class="placeholder"
              role="progressbar"
              aria-label="Generating"
              style={{ aspectRatio: aspect.replace(':', ' / ') }}
            />
          ))}
      </div>
    </article>
  );
}

export function upscale(picture: Picture, key: string): void {
  const price = configs.value?.upscale.find((one) => one.key === key);
  if (!price) return;
  const body = { image: picture.imageUrl, resolution: key };
  void order('/api/ai/upscale', body, price.credits).then((task) => {
    if (task) toast(`Upscaling to ${key}`, 'good');
  });
}

type Origin = { prompt: string; mediaType?: string };

function ResultCard({ picture, task }: { picture: Picture; task: Origin }) {
  const clip = task.mediaType === 'video';
  return (
    <div class="result">
      <button
        type="button"
        class="result-picture"
        onClick={() => window.open(original(picture.imageUrl), '_blank')}
      >
        <img
          src={clip ? original(picture.imageUrl) : thumbnail(picture.imageUrl, 640)}
          alt={task.prompt || 'Generated image'}
          width={picture.width}
          height={picture.height}
        />
        <span class="size">
          {picture.width} × {picture.height}
        </span>
      </button>
      <PictureActions picture={picture} clip={clip} />
    </div>
  );
}

export function PictureActions({ picture, clip = false }: { picture: Picture; clip?: boolean }) {
  const act = (name: string, icon: IconName, run: () => void, short?: string) => (
    <button type="button" class="action" onClick={run} title={name}>
      <Icon name={icon} />
      <span>{name}</span>
      {short && <b aria-hidden="true">{short}</b>}
    </button>
  );
  return (
    <div class="actions">
      {!clip && (
        <>
          {act('Upscale 2K', 'enlarge', () => upscale(picture, '2K'), '2K')}
          {act('Upscale 4K', 'enlarge', () => upscale(picture, '4K'), '4K')}
          {act('Inpaint', 'brush', () => edit('inpaint', picture))}
          {act('Outpaint', 'expand', () => edit('outpaint', picture))}
          {act('Animate', 'play', () => edit('image-to-video', picture))}
          {act('Use as reference', 'link', () => {
            reference.value = picture;
          })}
        </>
      )}
      {act('Download', 'down', () => download(picture))}
    </div>
  );
}
