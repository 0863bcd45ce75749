import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench } from './on-page.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const icon = '<svg width="14" height="14"></svg>';

/** Forms as the toolkits draw them that studios are built with. */
const PAGES: [string, string, { [anchor: string]: string }][] = [
  [
    'a dialog with a footer of its own, and numbers with steps',
    `<div role="dialog" aria-modal="true"><header>生成图片</header><div><div>描述：</div>
     <div><textarea data-want="prompt" placeholder="请输入图片描述"></textarea></div>
     <div><div>宽度：</div><div><span role="button">-</span><span role="button">+</span><input type="number" value="640" min="0" max="10000"></div></div></div>
     <footer><button>取消</button><button class="go" data-want="submit">提交生成任务</button></footer></div>`,
    {},
  ],
  [
    'lists that are typed into, and a button that only the pointer tells',
    `<div><div><input type="text" style="width:500px" placeholder="请输入图片描述" data-want="prompt">
     <div><span style="cursor:pointer" data-want="submit">生成</span></div></div>
     <div><div>基础模型</div><div><div><input role="combobox" readonly aria-haspopup="listbox" data-want="model"><span>SDXL 1.0</span></div></div></div>
     <div><div>图片尺寸</div><div><div><input role="combobox" readonly aria-haspopup="listbox" data-want="resolution"><span>1024*1024</span></div></div></div></div>`,
    { model: 'model', resolution: 'resolution' },
  ],
  [
    'a list that its label and its own text name, and a copy of the box for measuring',
    `<main><form><div><label for=":r1:">Prompt</label><div><textarea id=":r1:" data-want="prompt"></textarea><textarea aria-hidden="true" readonly tabindex="-1" style="visibility:hidden;position:absolute;height:0"></textarea></div></div>
     <div><label id="model-label">Model</label><div><div tabindex="0" role="combobox" aria-haspopup="listbox" aria-labelledby="model-label" data-want="model">dall-e-3</div>${icon}</div></div>
     <div role="group" data-want="aspect"><button type="button" aria-pressed="true">Square</button><button type="button" aria-pressed="false">Landscape</button><button type="button" aria-pressed="false">Portrait</button></div>
     <button type="submit" data-want="submit" class="go">Draw</button></form></main>`,
    { model: 'model', aspect: 'aspect' },
  ],
  [
    'pills with arrows, and a button of an icon and a price',
    `<header><a href="/pricing">Pricing</a><a href="/login">Log in</a></header><section><h1>Free AI image generator</h1>
     <div><textarea data-want="prompt" placeholder="What do you want to see?"></textarea>
     <div style="display:flex"><button>${icon} Add image</button><button data-want="aspect">16:9 ${icon}</button><button data-want="model">Nano Banana Pro ${icon}</button><button aria-label="Public">${icon}</button>
     <button style="margin-left:auto" class="go" disabled data-want="submit">${icon} <span data-want="cost">4</span></button></div></div></section>`,
    { aspect: 'aspect', model: 'model', cost: 'cost' },
  ],
  [
    'counters before the boxes',
    `<div><span>0/75 Neg: 0/75</span><div><textarea data-want="prompt" placeholder="Type your prompt here... (or drop an image)"></textarea><textarea data-want="negative" placeholder="Optionally, type a negative prompt here..."></textarea></div><div><button data-want="submit">Generate</button><button title="Interrupt current generation">×</button></div></div>`,
    { negative: 'negative' },
  ],
  [
    'blocks of a script’s own interface',
    `<div><label><span>Stable Diffusion checkpoint</span><div><input role="listbox" value="sd_xl_base_1.0" readonly data-want="model"></div></label>
     <div><div><label><textarea placeholder="Prompt" data-want="prompt"></textarea></label></div><div><label><textarea placeholder="Negative prompt" data-want="negative"></textarea></label></div>
     <button data-want="submit">Generate</button><button>Interrupt</button><button>Skip</button></div>
     <div><label><span>Batch count</span><input type="number" value="1" min="1" max="4" data-want="count"></label></div></div>`,
    { model: 'model', negative: 'negative', count: 'count' },
  ],
  [
    'clips',
    `<header><span>Credits: <b data-want="balance">1,240</b></span></header><main><div role="tablist"><button role="tab" aria-selected="true">Text to video</button><button role="tab" aria-selected="false">Image to video</button></div>
     <div><textarea data-want="prompt" placeholder="A drone shot over a canyon"></textarea>
     <div><p>Model</p><div><button aria-haspopup="dialog" data-want="model">Veo 3.1 Fast${icon}</button></div></div>
     <div><p>Duration</p><div data-want="duration"><button>4s</button><button>6s</button><button>8s</button></div></div>
     <div><p>Resolution</p><div data-want="resolution"><button>720p</button><button>1080p</button></div></div>
     <button class="go" style="width:400px" data-want="submit">Generate <span data-want="cost">80</span></button></div></main>`,
    {
      balance: 'balance',
      model: 'model',
      duration: 'duration',
      resolution: 'resolution',
      cost: 'cost',
    },
  ],
];

test.for(PAGES)('%s', async ([, markup, more]) => {
  const { state, reason, anchors } = await bench.recognise(markup);
  expect({ state, reason }).toEqual({ state: 'understood', reason: null });
  expect(anchors).toEqual({ prompt: 'prompt', submit: 'submit', ...more });
});

test('of nodes on a canvas that are all alike the one in use counts', async () => {
  const node = (n: number) =>
    `<div style="border:1px solid"><div>Text to image</div><textarea data-want="prompt${n}" placeholder="Describe your image"></textarea>
     <button role="combobox" aria-expanded="false" data-want="aspect${n}"><span>1:1</span>${icon}</button><button data-want="submit${n}">Generate</button></div>`;
  const first = await bench.recognise(`<div>${node(1)}${node(2)}${node(3)}</div>`);
  expect(first.anchors).toEqual({ prompt: 'prompt1', submit: 'submit1', aspect: 'aspect1' });
  await bench.page.focus('[data-want="prompt2"]');
  const { anchors } = await bench.look();
  expect(anchors).toEqual({ prompt: 'prompt2', submit: 'submit2', aspect: 'aspect2' });
});

test('a chat that can also make pictures is a chat', async () => {
  const { state } = await bench.recognise(
    `<main><div role="log"></div><form><div contenteditable="true"><p data-placeholder="Ask anything"><br></p></div><button type="button" aria-label="Add photos">${icon}</button><button type="button">Create image</button><button aria-label="Send prompt" type="submit" disabled>${icon}</button></form></main>`,
    'Chat',
  );
  expect(state).toBe('none');
});
