const inside = `<style>:host{display:block;border:1px solid #bbb;border-radius:12px;padding:16px;margin-block:16px}textarea{font:inherit;width:100%;height:90px}.modelos{border:0;padding:0;margin-block:8px}#hacer{font:inherit;padding:10px 24px;background:#166534;color:#fff;border:0;border-radius:8px}.hoja{display:flex;gap:8px;flex-wrap:wrap;margin-top:12px}.hoja img{width:200px}</style>
<label for="texto">Su descripción</label>
<textarea id="texto" maxlength="800"></textarea>
<fieldset class="modelos"><legend>Modelo</legend>
<label><input type="radio" name="modelo" value="acuarela" checked> Acuarela</label>
<label><input type="radio" name="modelo" value="oleo"> Óleo</label></fieldset>
<button id="hacer">Generar <small>(1 crédito)</small></button>
<p role="status"></p><div class="hoja"></div>`;

class PapelGenerador extends HTMLElement {
  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'closed' });
    const world = globalThis as { standinRoots?: WeakMap<Element, ShadowRoot> };
    world.standinRoots ??= new WeakMap();
    world.standinRoots.set(this, root);
    root.innerHTML = inside;
    const at = <T extends HTMLElement>(css: string) => root.querySelector<T>(css)!;
    const button = at<HTMLButtonElement>('#hacer');
    const model = () => at<HTMLInputElement>('[name=modelo]:checked').value;
    root.addEventListener('change', () => {
      at('#hacer small').textContent = model() === 'oleo' ? '(3 créditos)' : '(1 crédito)';
    });
    button.addEventListener('click', async () => {
      const texto = at<HTMLTextAreaElement>('#texto').value;
      if (!texto.trim()) return;
      button.disabled = true;
      const answer = await fetch('/generador/crear.php', {
        method: 'POST',
        body: new URLSearchParams({ texto, modelo: model(), formato: 'cuadrado' }),
      });
      at('[role=status]').textContent = answer.ok ? '' : await answer.text();
      if (answer.ok) {
        const picture = document.createElement('img');
        picture.src = (await answer.json()).imagen;
        picture.alt = texto;
        at('.hoja').prepend(picture);
      }
      button.disabled = false;
    });
  }
}

customElements.define('papel-generador', PapelGenerador);
