import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench } from './on-page.ts';

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const BOX = '<textarea data-want="prompt" placeholder="Describe the image you want"></textarea>';
const GO = '<button data-want="submit" class="go">Generate</button>';
const form = (inner: string, before = '') =>
  `${before}<main><div>${BOX}<div>${inner}${GO}</div></div></main>`;

/** What each page is, its markup, and the anchors that it has beside prompt and submit. */
const PAGES: [string, string, { [anchor: string]: string }][] = [
  [
    'one textarea with a stable id',
    `<main><label for="image-prompt">Prompt</label><textarea id="image-prompt" data-want="prompt"></textarea><button data-want="submit">Generate Images</button></main>`,
    {},
  ],
  [
    'a textarea with a test id alone',
    `<main><textarea data-testid="prompt-input" data-want="prompt"></textarea><div><select data-want="aspect"><option>1:1</option><option>16:9</option></select><button data-want="submit" class="go">Create</button></div></main>`,
    { aspect: 'aspect' },
  ],
  [
    'an editor',
    `<main><div><div contenteditable="true" class="ProseMirror" data-want="prompt"><p data-placeholder="Describe your image"><br></p></div><button data-want="submit" class="go">Generate image</button></div></main>`,
    {},
  ],
  [
    'a label that is not tied',
    `<main><div><label>Prompt (Required)</label><textarea data-want="prompt"></textarea></div><button data-want="submit">✨ Create image</button></main>`,
    {},
  ],
  [
    'a select of a headless library',
    form(
      '<div><label>Model</label><button role="combobox" aria-expanded="false" data-want="model"><span>Nano Banana</span><svg></svg></button></div>',
    ),
    { model: 'model' },
  ],
  [
    'a native list',
    form(
      '<select aria-label="AI model" data-want="model"><option>FLUX.1 dev</option><option>SDXL</option></select>',
    ),
    { model: 'model' },
  ],
  [
    'pills',
    form(
      '<div data-want="model"><button>快速</button><button>高级</button><button>Seedream 4</button></div>',
    ),
    { model: 'model' },
  ],
  [
    'pills of which one has more boxes around it',
    form(
      '<div data-want="duration"><button>5 s</button><div><div><button>10 s</button></div></div></div>',
    ),
    { duration: 'duration' },
  ],
  [
    'pictures of which one has more boxes around it',
    form('') +
      '<section><h2>Results</h2><div data-want="gallery"><img width="200" height="200" alt="a" data-want="picture"><div><div><img width="200" height="200" alt="b"></div></div></div></section>',
    { gallery: 'picture' },
  ],
  [
    'a popover that says nothing of itself',
    form(
      '<div><div data-want="model" style="cursor:pointer"><span>Nano Banana Pro</span><svg width="9" height="9"></svg></div></div>',
    ),
    { model: 'model' },
  ],
  [
    'a menu button',
    form(
      '<button aria-haspopup="menu" aria-expanded="false" data-want="model">Seedream 4.5<svg width="9" height="9"></svg></button>',
    ),
    { model: 'model' },
  ],
  [
    'radios',
    form(
      '<div><p>Model</p><div role="radiogroup" data-want="model"><label><input type="radio" name="m" checked>Draft</label><label><input type="radio" name="m">Final</label></div></div>',
    ),
    { model: 'model' },
  ],
  [
    'no choice of models',
    form(
      '<div><label>Style</label><select><option>Photo</option><option>Anime</option></select></div>',
    ),
    {},
  ],
  [
    'resolutions, aspect, duration and count',
    form(
      '<div><label>Resolution</label><select data-want="resolution"><option>1K</option><option>2K</option><option>4K</option></select></div><div><span>Ratio</span><div data-want="aspect"><button aria-pressed="true">1:1</button><button aria-pressed="false">3:4</button><button aria-pressed="false">16:9</button></div></div><div><span>Duration</span><select data-want="duration"><option>5s</option><option>10s</option></select></div><div><span>Number of images</span><input type="number" min="1" max="4" value="1" data-want="count"></div>',
    ),
    { resolution: 'resolution', aspect: 'aspect', duration: 'duration', count: 'count' },
  ],
  [
    'the cost in the button',
    `<main><div>${BOX}<button data-want="submit" class="go">Generate <span data-want="cost">4 credits</span></button></div></main>`,
    { cost: 'cost' },
  ],
  [
    'the cost in the title',
    `<main><div>${BOX}<button data-want="submit" class="go" title="Generate (12 credits)"><svg width="16" height="16"></svg></button></div></main>`,
    { cost: 'submit' },
  ],
  [
    'the cost on a line, beside what is left',
    `<main><div>${BOX}${GO}<p><span data-want="cost">Cost 4 credits</span> · <span data-want="balance">Remaining 42 credits</span></p></div></main>`,
    { cost: 'cost', balance: 'balance' },
  ],
  [
    'the cost in the option',
    form(
      '<div><label>Model</label><button role="combobox" aria-expanded="false" data-want="model"><span>Arch AI Flash</span> <span data-want="cost">1 积分</span></button></div>',
    ),
    { model: 'model', cost: 'cost' },
  ],
  [
    'a balance in the header',
    form(
      '',
      '<header><a href="/">Studio</a><a href="/pricing"><svg width="12" height="12"></svg><span data-want="balance">⚡ 120</span></a></header>',
    ),
    { balance: 'balance' },
  ],
  [
    'a balance in words',
    form('', '<header><b>Atelier</b><span data-want="balance">余额：¥12.50</span></header>'),
    { balance: 'balance' },
  ],
  [
    'a button with an icon and no name',
    `<main><form><textarea data-want="prompt" placeholder="请输入提示词..."></textarea><div><button type="button"><svg width="9" height="9"></svg> 参考图</button><div data-want="resolution"><button type="button">1K</button><button type="button">2K</button></div><button type="submit" disabled data-want="submit" class="go"><svg width="16" height="16"></svg></button></div></form></main>`,
    { resolution: 'resolution' },
  ],
  [
    'a negative prompt that comes first',
    `<main><div><div><label>Negative prompt</label><textarea data-want="negative"></textarea></div><div><label>Prompt</label><textarea data-want="prompt"></textarea></div><button data-want="submit">Generate image</button></div></main>`,
    { negative: 'negative' },
  ],
  [
    'Russian',
    `<main><div><textarea data-want="prompt" placeholder="Опишите изображение"></textarea><textarea data-want="negative" placeholder="Что исключить"></textarea><button data-want="submit">Создать</button><b data-want="cost">Стоимость: 8 ⭐</b></div></main>`,
    { negative: 'negative', cost: 'cost' },
  ],
  [
    'Spanish',
    `<main><div><textarea data-want="prompt" placeholder="Describe tu imagen"></textarea><button>Mejorar prompt</button><button data-want="submit">Generar</button></div></main>`,
    {},
  ],
  [
    'Japanese',
    `<main><div><label>プロンプト</label><textarea data-want="prompt" placeholder="描きたい絵を入力"></textarea><button>クリア</button><button data-want="submit">生成する</button></div></main>`,
    {},
  ],
  [
    'Korean',
    `<main><div><textarea data-want="prompt" placeholder="만들고 싶은 이미지를 설명하세요"></textarea><button>초기화</button><button data-want="submit">이미지 생성</button></div></main>`,
    {},
  ],
  [
    'Arabic',
    `<main dir="rtl"><div><textarea data-want="prompt" placeholder="صف الصورة التي تريدها"></textarea><button>مسح</button><button data-want="submit">إنشاء</button></div></main>`,
    {},
  ],
  [
    'Hindi',
    `<main><div><textarea data-want="prompt" placeholder="छवि का विवरण लिखें"></textarea><button data-want="submit">बनाएं</button></div></main>`,
    {},
  ],
  [
    'Turkish',
    `<main><div><textarea data-want="prompt" placeholder="Görselinizi tanımlayın"></textarea><button>Temizle</button><button data-want="submit">Oluştur</button></div></main>`,
    {},
  ],
  [
    'Vietnamese',
    `<main><div><textarea data-want="prompt" placeholder="Mô tả hình ảnh bạn muốn"></textarea><button data-want="submit">Tạo ảnh</button></div></main>`,
    {},
  ],
  [
    'Indonesian',
    `<main><div><textarea data-want="prompt" placeholder="Jelaskan gambar yang Anda inginkan"></textarea><button data-want="submit">Buat</button></div></main>`,
    {},
  ],
  [
    'German',
    `<main><div><textarea data-want="prompt" placeholder="Beschreibe dein Bild"></textarea><button>Löschen</button><button data-want="submit">Bild erstellen</button></div></main>`,
    {},
  ],
  [
    'French',
    `<main><div><textarea data-want="prompt" placeholder="Décrivez votre image"></textarea><button>Effacer</button><button data-want="submit">Générer</button></div></main>`,
    {},
  ],
  [
    'Portuguese',
    `<main><div><textarea data-want="prompt" placeholder="Descreva sua imagem"></textarea><button>Limpar</button><button data-want="submit">Criar imagem</button></div></main>`,
    {},
  ],
  [
    'Traditional Chinese',
    `<main><div><textarea data-want="prompt" placeholder="描述你想要的圖片"></textarea><button>清除</button><button data-want="submit">產生圖片</button></div></main>`,
    {},
  ],
  [
    'no words at all',
    `<main><div><textarea data-want="prompt"></textarea><div><select data-want="aspect"><option>1:1</option><option>16:9</option></select><select data-want="resolution"><option>1K</option><option>2K</option><option>4K</option></select><button class="go" disabled data-want="submit"><svg width="16" height="16"></svg></button></div></div></main>`,
    { aspect: 'aspect', resolution: 'resolution' },
  ],
  [
    'a prompt put together from fields, and shown',
    `<main><div>${['Subject', 'Style', 'Location', 'Lighting', 'Camera', 'Mood'].map((name) => `<label>${name}<input></label>`).join('')}</div><div><p>Assembled prompt</p><textarea readonly data-want="prompt" aria-label="Assembled prompt"></textarea><select data-want="aspect"><option>1:1</option><option>16:9</option></select><button data-want="submit">Generate images</button></div></main>`,
    { aspect: 'aspect' },
  ],
  [
    'tools beside the button',
    `<main><div>${BOX}<div><button>Enhance prompt</button><button>Random</button><button>Upload image</button><button>Copy</button><button>Clear</button><button>History</button>${GO}<button>Download</button></div></div></main>`,
    {},
  ],
  [
    'a switch beside the box, and how many there are in the history',
    `<header style="display:flex;height:50px"><h1>AI image generator</h1><button style="margin-left:auto"><svg width="14" height="14"></svg>History<span style="position:relative"><svg width="5" height="5"></svg>3</span></button></header><main><form><div>${BOX}</div><div><label>Consistency mode <button type="button" role="switch" aria-checked="false" class="go" style="width:40px;height:20px"></button></label></div><button data-want="submit">Go</button></form></main>`,
    {},
  ],
  [
    'a price in uses of a daily quota',
    `<main><h1>文生图</h1><div><label>提示词</label><textarea data-want="prompt" placeholder="描述您想要生成的图像..."></textarea></div><div><p data-want="balance">今日剩余次数：42</p><button class="go" data-want="submit"><span data-want="cost">生成图像（消耗 1 次配额）</span></button></div></main>`,
    { balance: 'balance', cost: 'cost' },
  ],
  [
    'a head that folds the options over the box, and a price in a unit of its own',
    `<main><form><div role="tab" aria-expanded="true"><div role="button" tabindex="0" class="go" style="width:600px">Generation Options<i class="icon-arrow"></i></div></div><div><div><label>Prompt</label><textarea data-want="prompt"></textarea></div><div><button>Load history</button><button>Load style</button></div></div><div><button>Reset</button><button data-want="submit" class="go"><span data-want="cost">Generate 1 image (9.50 kudos)</span></button></div></form></main>`,
    { cost: 'cost' },
  ],
  [
    'a list drawn as a field that nobody types into',
    form(
      '<div><label for="m">Model</label><div><div><input id="m" type="text" readonly autocomplete="off" value="stable_diffusion (12)" placeholder="Select" data-want="model"><span><i class="icon"><svg></svg></i></span></div></div></div>',
    ),
    { model: 'model' },
  ],
  [
    'drawn radios with native ones behind them, and a quality that is no size',
    form(
      `<div><label>Size</label><div role="radiogroup" data-want="aspect">${['Auto', 'Custom', 'Square', 'Landscape', 'Portrait'].map((name, i) => `<div>${i > 1 ? '<span>' : ''}<button type="button" role="radio" aria-checked="${i === 0}" id="s${i}" style="width:16px;height:16px;padding:0"></button><input type="radio" aria-hidden="true" tabindex="-1" style="position:absolute;opacity:0">${i > 1 ? '</span>' : ''}<label for="s${i}">${name}</label></div>`).join('')}</div></div><div><label>Quality</label><div>${['Auto', 'Low', 'Medium', 'High'].map((name) => `<button type="button">${name}</button>`).join('')}</div></div>`,
    ),
    { aspect: 'aspect' },
  ],
  [
    'lines for a name and for the look beside the box',
    `<main><h1>AI video maker</h1><div><div><label for="n">Task Name</label><input id="n" style="width:500px" placeholder="Optional, auto-generated if blank"></div><div><label for="i">Your idea</label><textarea id="i" data-want="prompt" placeholder="Describe your story, scenes and characters"></textarea></div><div><label for="v">Visual Style</label><input id="v" style="width:500px" value="Cinematic"></div><div><label for="scene_count">Scenes</label><input id="scene_count" type="number" value="3"></div><div><label for="num">Number of steps</label><input id="num" type="number" value="30"></div><div><label>Resolution</label><select data-want="aspect"><option>Portrait 9:16</option><option>Landscape 16:9</option></select></div>${GO}</div></main>`,
    { aspect: 'aspect' },
  ],
  [
    'a tour with a first step that makes a picture too',
    `<main><section><div><div><h2>Getting started</h2><div><div><button style="width:500px">Create your first reference image<br>Upload a portrait</button></div><div><button style="width:500px">Generate your first image</button></div></div></div></div></section><section><div><div>${BOX}<div>${GO}</div></div></div></section></main>`,
    {},
  ],
  [
    'not signed in',
    `<header><button>Sign in</button></header><main><div>${BOX}<button data-want="submit" class="go">Sign In to Generate</button></div></main>`,
    {},
  ],
];

test.for(PAGES)('%s', async ([, markup, more]) => {
  const { state, reason, anchors } = await bench.recognise(markup);
  expect({ state, reason }).toEqual({ state: 'understood', reason: null });
  expect(anchors).toEqual({ prompt: 'prompt', submit: 'submit', ...more });
});
