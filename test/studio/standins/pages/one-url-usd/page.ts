const at = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const box = at<HTMLTextAreaElement>('#description');
const create = at<HTMLInputElement>('#create');
const stop = at<HTMLInputElement>('#stop');
let ticket = '';

type Said = { state?: string; ticket?: string; picture?: string; reason?: string; usd?: number };

function ask(body: object): Promise<Said> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/render');
    request.setRequestHeader('Content-Type', 'application/json');
    request.addEventListener('load', () => resolve(JSON.parse(request.responseText)));
    request.addEventListener('error', reject);
    request.send(JSON.stringify(body));
  });
}

async function funds(): Promise<void> {
  const { usd = 0 } = await ask({ action: 'funds' });
  at('#funds strong').textContent = `$${usd.toFixed(2)}`;
}

async function follow(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    const said = await ask({ action: 'check', ticket });
    if (said.state === 'in_progress') continue;
    at('#note').textContent = said.reason ?? '';
    if (said.picture) {
      const picture = document.createElement('img');
      picture.src = said.picture;
      picture.alt = 'Render';
      at('#renders').prepend(picture);
    }
    return;
  }
}

create.addEventListener('click', async () => {
  if (!box.value.trim()) return;
  create.disabled = true;
  const said = await ask({
    action: 'create',
    description: box.value,
    exclude: at<HTMLTextAreaElement>('#exclude').value,
    engine: at<HTMLInputElement>('[name=engine]:checked').value,
    quality: at<HTMLSelectElement>('#quality').value,
  });
  at('#note').textContent = said.reason ?? 'In the queue…';
  if (said.ticket) {
    ticket = said.ticket;
    stop.disabled = false;
    await follow();
    stop.disabled = true;
  }
  create.disabled = false;
  await funds();
});
stop.addEventListener('click', () => ask({ action: 'stop', ticket }));
funds();
