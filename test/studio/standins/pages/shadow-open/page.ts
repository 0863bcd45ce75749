import { get, POLL_MS, post, wait } from '../../client/run.ts';

const form = `<style>:host{display:block;max-width:620px}textarea,select,button{font:inherit;width:100%;margin-block:6px}textarea{height:110px}.primary{height:44px;background:#4338ca;color:#fff;border:0;border-radius:10px}</style>
<h2>Describe a picture</h2>
<textarea placeholder="Words, sentences, anything"></textarea>
<select class="model"><option value="lumina-s">Lumina S</option><option value="lumina-xl">Lumina XL</option></select>
<select class="size"><option value="1024x1024">1024 × 1024</option><option value="2048x2048">2048 × 2048</option></select>
<p class="price">Costs <b>2</b> credits</p>
<button class="primary" disabled>Create image</button>
<p class="note" role="status"></p>`;

const app = `<style>.cols{display:grid;grid-template-columns:640px 1fr;gap:20px;padding:20px}.results{display:flex;flex-wrap:wrap;gap:8px;align-content:flex-start}.results img{width:180px}.wallet{float:inline-end}</style>
<div class="cols"><section><p class="wallet">Credits left: <b>…</b></p><lumina-form></lumina-form></section><section><h2>Results</h2><div class="results"></div></section></div>`;

class LuminaForm extends HTMLElement {
  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = form;
    const at = <T extends HTMLElement>(css: string) => root.querySelector<T>(css)!;
    const [box, button] = [at<HTMLTextAreaElement>('textarea'), at<HTMLButtonElement>('.primary')];
    const [model, size] = [at<HTMLSelectElement>('.model'), at<HTMLSelectElement>('.size')];
    box.addEventListener('input', () => {
      button.disabled = !box.value.trim();
    });
    root.addEventListener('change', () => {
      const each = model.value === 'lumina-xl' ? 9 : 2;
      at('.price b').textContent = String(size.value === '2048x2048' ? each * 2 : each);
    });
    button.addEventListener('click', async () => {
      button.disabled = true;
      const prompt = box.value;
      const order = { prompt, model: model.value, size: size.value, n: 1 };
      const { status, body } = await post('/v1/images/generations', order);
      let now = body;
      while (status === 202 && now.status === 'starting') {
        await wait(POLL_MS);
        now = (await get(`/v1/images/generations/${body.id}`)).body;
      }
      at('.note').textContent = now.error?.message ?? now.failure ?? '';
      for (const url of now.output ?? [])
        this.dispatchEvent(new CustomEvent('picture', { detail: { url, prompt } }));
      this.dispatchEvent(new CustomEvent('settled'));
      button.disabled = false;
    });
  }
}

class LuminaApp extends HTMLElement {
  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = app;
    const refresh = async () => {
      root.querySelector('.wallet b')!.textContent = String((await get('/v1/me')).body.credits);
    };
    const inner = root.querySelector('lumina-form')!;
    inner.addEventListener('settled', refresh);
    inner.addEventListener('picture', (event) => {
      const { url, prompt } = (event as CustomEvent<{ url: string; prompt: string }>).detail;
      const picture = document.createElement('img');
      picture.src = url;
      picture.alt = prompt;
      root.querySelector('.results')!.prepend(picture);
    });
    refresh();
  }
}

customElements.define('lumina-form', LuminaForm);
customElements.define('lumina-app', LuminaApp);
