import { post } from '../../client/run.ts';

const at = <T extends HTMLElement>(css: string) => document.querySelector<T>(css)!;
const box = at<HTMLTextAreaElement>('#txt2img_prompt textarea');
const button = at<HTMLButtonElement>('#txt2img_generate');
const count = at<HTMLInputElement>('#txt2img_batch_count input[type=number]');
const slider = at<HTMLInputElement>('#txt2img_batch_count input[type=range]');

slider.addEventListener('input', () => {
  count.value = slider.value;
});

async function generate(): Promise<void> {
  button.disabled = true;
  const task = `task(${Math.random().toString(36).slice(2)})`;
  const progress = () => post('/internal/progress', { id_task: task, id_live_preview: -1 });
  progress();
  const timer = setInterval(progress, 200);
  const { body } = await post('/run/predict', {
    fn_index: 3,
    data: [
      task,
      box.value,
      at<HTMLTextAreaElement>('#txt2img_neg_prompt textarea').value,
      Number(count.value),
      at<HTMLInputElement>('#setting_sd_model input').value,
      20,
      7,
    ],
    session_hash: 'k3j4h5',
  });
  clearInterval(timer);
  at('#html_info').textContent = body.error ?? body.data[2];
  for (const file of body.data?.[0] ?? []) {
    const picture = document.createElement('img');
    picture.src = `/p/${file.name}`;
    at('#txt2img_gallery').prepend(picture);
  }
  button.disabled = false;
}

button.addEventListener('click', generate);
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.altKey)) generate();
});
