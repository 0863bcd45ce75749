import { get, POLL_MS, post, wait } from '../../client/run.ts';

const at = <T extends HTMLElement>(css: string) => document.querySelector<T>(css)!;

/** Runs in the page around the frame as well, where there is nothing to do. */
function start(button: HTMLButtonElement): void {
  const sizes = [...document.querySelectorAll('.sizes button')];
  for (const one of sizes)
    one.addEventListener('click', () => {
      for (const other of sizes) other.classList.toggle('sel', other === one);
    });
  button.addEventListener('click', async () => {
    const prompt = at<HTMLTextAreaElement>('#t1').value.trim();
    if (!prompt) return;
    button.disabled = true;
    const model = at<HTMLSelectElement>('select').value;
    const input = { prompt, image_size: at('.sizes .sel').textContent, output_format: 'png' };
    const made = (await post('/api/v1/jobs/createTask', { model, input })).body;
    let now = made;
    if (made.code === 200)
      do {
        await wait(POLL_MS);
        now = (await get(`/api/v1/jobs/recordInfo?taskId=${made.data.taskId}`)).body;
      } while (now.data?.state === 'generating');
    at('[role=status]').textContent = now.code === 200 ? (now.data.failMsg ?? '') : now.msg;
    for (const url of now.data?.resultJson ? JSON.parse(now.data.resultJson).resultUrls : []) {
      const picture = document.createElement('img');
      picture.src = url;
      picture.alt = prompt;
      at('.list').prepend(picture);
    }
    button.disabled = false;
  });
}

const button = document.querySelector<HTMLButtonElement>('#run');
if (button) start(button);
