import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import { openActLab } from './act-lab.ts';

/** Controls that no stand-in page has: each page of markup with the script that makes it one. */
let lab: Awaited<ReturnType<typeof openActLab>>;
let standins: Standins;
let page: Page;
beforeAll(async () => {
  // Any page of the origin will do: what is on it is put there.
  standins = await startStandins({ only: ['builder'] });
  lab = await openActLab();
  page = lab.page;
}, 120_000);
afterAll(async () => {
  await lab?.close();
  await standins?.close();
});

async function put(html: string, script: string): Promise<void> {
  await page.goto(standins.url('builder'));
  await page.evaluate(
    (text, code) => {
      document.body.innerHTML = text;
      new Function(code)();
    },
    html,
    script,
  );
}
const write = (css: string, wanted: string) => lab.call('write', css, wanted);
const read = (css: string) => lab.call('read', css);
const refused = (why: string) => `refused: ${why}`;

test('a stepper: pressed until its number is there, and refused where it never comes', async () => {
  await put(
    `<div id="count"><span>Images</span><button aria-label="Decrease">−</button><b>1</b>
     <button aria-label="Increase">+</button></div>`,
    `let n = 1;
     const [less, more] = document.querySelectorAll('#count button');
     const show = () => setTimeout(() => { document.querySelector('#count b').textContent = n; }, 30);
     less.onclick = () => { n = Math.max(1, n - 1); show(); };
     more.onclick = () => { n = Math.min(4, n + 1); show(); };`,
  );
  expect(await read('#count')).toBe('1');
  expect(await write('#count', '3')).toBe('3');
  expect(await write('#count', '1')).toBe('1');
  expect(await write('#count', '9')).toBe(refused('it stands at 4, not at 9'));
});

test('sliders: the browser’s own, and one that is moved by keys', async () => {
  await put(
    `<input id="own" type="range" min="1" max="8" value="2"><output></output>
     <div id="drawn" role="slider" tabindex="0" aria-valuenow="4" aria-valuemin="0"></div>`,
    `document.querySelector('#own').oninput = (e) => { document.querySelector('output').textContent = e.target.value; };
     const drawn = document.querySelector('#drawn');
     drawn.onkeydown = ({ key }) => {
       const by = { ArrowRight: 2, ArrowLeft: -2 }[key] ?? 0;
       drawn.setAttribute('aria-valuenow', Number(drawn.getAttribute('aria-valuenow')) + by);
     };`,
  );
  expect(await write('#own', '6')).toBe('6');
  expect(await page.$eval('output', (one) => one.textContent)).toBe('6');
  expect(await write('#own', '12')).toBe(refused('it goes from 1 to 8'));
  expect(await write('#drawn', '10')).toBe('10');
  expect(await write('#drawn', '7')).toMatch(/^refused: it stands at (6|8), not at 7$/);
});

test('a switch, drawn or native', async () => {
  await put(
    `<button id="drawn" role="switch" aria-checked="false">HD</button><label><input id="own" type="checkbox"> Public</label>`,
    `const drawn = document.querySelector('#drawn');
     drawn.onclick = () => drawn.setAttribute('aria-checked', drawn.getAttribute('aria-checked') === 'false');`,
  );
  expect(await write('#drawn', 'on')).toBe('on');
  expect(await read('#drawn')).toBe('on');
  expect(await write('#own', 'on')).toBe('on');
  expect(await write('#own', 'off')).toBe('off');
  expect(await page.$eval('#own', (one) => (one as HTMLInputElement).checked)).toBe(false);
});

const EDITORS: [string, string][] = [
  [
    'watches what the browser types, and draws it again',
    `new MutationObserver(() => { state.text = editor.textContent; }).observe(editor, { subtree: true, childList: true, characterData: true });`,
  ],
  [
    'takes input before it happens, and nothing else',
    `editor.addEventListener('beforeinput', (event) => {
       event.preventDefault();
       if (event.inputType === 'insertText') state.text = event.data;
       if (event.inputType.startsWith('delete')) state.text = '';
       requestAnimationFrame(draw);
     });
     new MutationObserver(() => { if (editor.textContent !== state.text) draw(); }).observe(editor, { subtree: true, childList: true, characterData: true });`,
  ],
  [
    'takes what is pasted, and nothing else',
    `editor.addEventListener('beforeinput', (event) => event.preventDefault());
     editor.addEventListener('paste', (event) => {
       event.preventDefault();
       state.text = event.clipboardData.getData('text/plain');
       draw();
     });`,
  ],
];
test.each(EDITORS)('an editor that %s', async (_, script) => {
  await put(
    `<div id="box" contenteditable="true" role="textbox"><p>old words</p></div>`,
    `const editor = document.querySelector('#box');
     const state = { text: 'old words' };
     window.state = state;
     const draw = () => {
       const line = document.createElement('p');
       line.textContent = state.text;
       editor.replaceChildren(line);
     };
     ${script}`,
  );
  expect(await write('#box', 'a lighthouse, fog')).toBe('a lighthouse, fog');
  expect(await page.evaluate('state.text')).toBe('a lighthouse, fog');
  expect(await write('#box', 'old words')).toBe('old words');
});

/** Its markup, and what a person wrote there. */
const WRITTEN: [string, string, string][] = [
  ['paragraphs are lines', '<p>fog</p><p>night, 35 mm</p>', 'fog\nnight, 35 mm'],
  ['an empty paragraph is an empty line', '<p>fog</p><p><br></p><p>night</p>', 'fog\n\nnight'],
  ['a break in a paragraph', '<p>fog<br>night<br></p>', 'fog\nnight'],
  ['boxes in boxes', '<div><div><span>fog</span></div></div><div>night</div>', 'fog\nnight'],
  [
    'a mention in its line',
    '<p>like <span contenteditable="false">@lighthouse</span> at night</p>',
    'like @lighthouse at night',
  ],
  [
    'a hint behind an empty line',
    '<p><span contenteditable="false">Describe it</span><br></p>',
    '',
  ],
];
test.each(WRITTEN)('what an editor says: %s', async (_, markup, said) => {
  await put(`<div id="box" contenteditable="true">${markup}</div>`, '');
  expect(await read('#box')).toBe(said);
});

test('several lines are read back from an editor of paragraphs as they were written', async () => {
  await put(
    `<div id="box" contenteditable="true"><p>old words</p></div>`,
    `const editor = document.querySelector('#box');
     editor.addEventListener('beforeinput', (event) => {
       event.preventDefault();
       editor.replaceChildren(...(event.data ?? '').split('\\n').map((line) => {
         const paragraph = document.createElement('p');
         if (line) paragraph.textContent = line;
         else paragraph.append(document.createElement('br'));
         return paragraph;
       }));
     });`,
  );
  const text = 'a lighthouse\nin fog\n\nat night';
  expect(await write('#box', text)).toBe(text);
  expect(await read('#box')).toBe(text);
});

test('an editor that takes nothing is refused, and its hint is no text', async () => {
  await put(
    `<div id="box" contenteditable="true"><span data-slate-placeholder="true" contenteditable="false">Describe it</span></div>`,
    `for (const type of ['beforeinput', 'paste']) document.querySelector('#box').addEventListener(type, (event) => event.preventDefault());`,
  );
  expect(await read('#box')).toBe('');
  expect(await write('#box', 'a lighthouse')).toBe(refused('it did not keep the text'));
});

test('two buttons that do not tell which of them is chosen', async () => {
  await put(
    `<div id="sizes"><button class="bg-a">1K</button><button class="bg-b">2K</button></div>`,
    `const all = [...document.querySelectorAll('#sizes button')];
     window.size = '1K';
     for (const one of all) one.onclick = () => {
       window.size = one.textContent;
       for (const other of all) other.className = other === one ? 'bg-a' : 'bg-b';
     };`,
  );
  expect(await read('#sizes')).toBeNull();
  expect(await write('#sizes', '1K')).toBe('1K');
  expect(await page.evaluate('size')).toBe('1K');
  expect(await write('#sizes', '2K')).toBe('2K');
  expect(await read('#sizes')).toBe('2K');
  expect(await page.evaluate('size')).toBe('2K');
});

const LIST = `
  const trigger = document.querySelector('#pick');
  const names = JSON.parse(trigger.dataset.names);
  const close = () => document.querySelector('#layer')?.remove();
  trigger.onclick = () => {
    if (document.querySelector('#layer')) return close();
    const layer = document.createElement('div');
    layer.id = 'layer';
    layer.innerHTML = SEARCH;
    const list = document.createElement('div');
    list.style = 'max-height:60px;overflow:auto';
    layer.append(list);
    const draw = (half) => list.replaceChildren(...names.filter((name) => half || !SEARCH ? name.toLowerCase().includes(half.toLowerCase()) : false).map((name) => {
      const row = document.createElement('div');
      row.style = 'cursor:pointer;height:30px';
      row.textContent = name;
      row.onclick = () => { if (!window.deaf) trigger.textContent = name; close(); };
      return row;
    }));
    draw('');
    if (SEARCH) list.append(Object.assign(document.createElement('p'), { textContent: 'Type to search', style: 'cursor:pointer' }));
    layer.querySelector('input')?.addEventListener('input', (event) => draw(event.target.value));
    document.body.append(layer);
  };
  document.addEventListener('keydown', (event) => event.key === 'Escape' && close());`;
const list = (names: readonly string[], search = '') =>
  put(
    `<button id="pick" data-names='${JSON.stringify(names)}'>${names[0]}</button>`,
    LIST.replaceAll('SEARCH', `'${search}'`),
  );

test('a list that is searched by typing', async () => {
  await list(['Nano Banana', 'Nano Banana Pro', 'Seedream 4'], '<input type="search">');
  expect(await write('#pick', 'Seedream 4')).toBe('Seedream 4');
  expect(await page.$('#layer')).toBeNull();
  expect(await write('#pick', 'Nano Banana')).toBe('Nano Banana');
  expect(await write('#pick', 'Veo 3')).toBe(refused('it does not offer “Veo 3”'));
  expect(await page.$('#layer')).toBeNull();
});

test('two of one name are never guessed between, and a name that only begins alike is another', async () => {
  await list(['Flux', 'Turbo', 'turbo', 'Nano Banana Pro']);
  expect(await write('#pick', 'Turbo')).toBe(refused('several are called “Turbo”'));
  expect(await write('#pick', 'Nano Banana')).toBe(refused('it does not offer “Nano Banana”'));
  expect(await read('#pick')).toBe('Flux');
  expect(await page.$('#layer')).toBeNull();
});

test('a list that closes and takes nothing is refused by what its control says', async () => {
  await list(['Flux', 'Turbo']);
  await page.evaluate('window.deaf = true');
  expect(await write('#pick', 'Turbo')).toBe(refused('it says “Flux”, not “Turbo”'));
  expect(await page.$('#layer')).toBeNull();
});
