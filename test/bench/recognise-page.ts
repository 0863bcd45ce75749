/** A studio's page with a gallery so long that the page has about so many elements. */
export function largePage(elements: number): string {
  const cards = Array.from({ length: Math.round((elements - 60) / 11) }, (_, n) => card(n)).join(
    '',
  );
  return `<!doctype html><html lang="en"><head><title>Large studio: AI image generator</title>
<style>body{margin:0;font:15px sans-serif}main{display:grid;grid-template-columns:360px 1fr;gap:20px}
textarea{width:320px;height:120px}.wall{display:grid;grid-template-columns:repeat(6,1fr);gap:8px}
.wall img{width:100%;height:120px;background:#889}.dark{background:#111;color:#eee}.go{background:#40c;color:#fff}</style></head>
<body><header><b>Large studio</b><nav><a href="/a">Create</a><a href="/b">Explore</a></nav><span><svg width="9" height="9"></svg><b class="left">480</b> credits</span></header>
<main><div class="panel"><label>Prompt<textarea placeholder="Describe the image"></textarea></label>
<label>Model<select><option>Nano Banana</option><option>Nano Banana Pro</option></select></label>
<div><span>Aspect ratio</span><div><button aria-pressed="true">1:1</button><button aria-pressed="false">3:4</button><button aria-pressed="false">16:9</button></div></div>
<label>Resolution<select><option>1K</option><option>2K</option><option>4K</option></select></label>
<button class="go" disabled>Generate</button><p class="cost">Cost <b>4</b> credits</p><p class="progress"></p></div>
<section><h2>Your images</h2><div class="wall">${cards}</div></section></main></body></html>`;
}

function card(n: number): string {
  return `<article class="card"><img alt="a lighthouse above a foggy bay, number ${n}"><div><p>a lighthouse above a foggy bay, number ${n}</p><span>${(n % 9) + 1} credits</span><span>2${n % 10} Nov</span></div><div><button title="Download">↓</button><button title="Delete">×</button><button title="Reuse prompt">↻</button><button title="Copy link">⧉</button></div></article>`;
}

/** What changes on such a page; each is evaluated in it, with the number of the round. */
export const CHANGES = {
  'the person types': (n: number) => {
    const box = document.querySelector('textarea')!;
    const go = document.querySelector<HTMLButtonElement>('.go')!;
    box.value = n % 2 ? '' : 'a lighthouse';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    go.disabled = box.value === '';
  },
  'a balance': (n: number) => {
    document.querySelector('.left')!.textContent = String(480 - 4 * n);
  },
  'a picture comes': () => {
    const wall = document.querySelector('.wall')!;
    wall.prepend(wall.firstElementChild!.cloneNode(true));
  },
  'progress on a line': (n: number) => {
    document.querySelector('.progress')!.textContent = `Generating ${n * 10} %`;
  },
  'a choice': (n: number) => {
    for (const [i, button] of document.querySelectorAll('[aria-pressed]').entries())
      button.setAttribute('aria-pressed', String(i === n % 3));
  },
  'the theme': () => {
    document.body.classList.toggle('dark');
  },
} as const;
export type Change = keyof typeof CHANGES;
