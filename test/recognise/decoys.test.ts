import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBench } from './on-page.ts';
import type * as Recognising from './recognising.ts';

declare const recognising: typeof Recognising;

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

/** Pages that are no studio: nothing at all is to be found on them. */
const NO_STUDIO: [string, string, string][] = [
  [
    'a search page',
    '<main><form role="search"><input type="search" placeholder="Search images"><button>Search</button></form><img width="200" height="200"><img width="200" height="200"></main>',
    'Free images',
  ],
  [
    'a search with a plain box',
    '<main><form><input name="q" placeholder="Search for photos, vectors, illustrations…" style="width:600px;height:60px"><button type="submit"><svg></svg></button></form></main>',
    'Stock photos',
  ],
  [
    'a blog with comments',
    '<article><h1>How to generate images with AI</h1><p>Long text.</p><form><label>Leave a comment<textarea></textarea></label><input name="email" placeholder="E-mail"><button>Post comment</button></form></article>',
    'How to generate images with AI',
  ],
  [
    'a login',
    '<main><h1>Image studio</h1><form><input type="email" placeholder="E-mail"><input type="password"><button type="submit">Sign in to create images</button></form></main>',
    'Image studio',
  ],
  [
    'a checkout',
    '<main><h1>Buy 500 credits</h1><form><input placeholder="Card number" style="width:400px"><textarea placeholder="Address"></textarea><button type="submit">Pay $9.99</button></form></main>',
    'Checkout',
  ],
  [
    'a chat with a model of words',
    '<main><div role="log"><p>Hello! How can I help?</p></div><form><textarea placeholder="Message the assistant"></textarea><button aria-haspopup="menu">GPT-4o</button><button type="submit" aria-label="Send message"><svg></svg></button></form></main>',
    'Chat',
  ],
  [
    'a chat that asks anything',
    '<main><form><textarea placeholder="Ask anything"></textarea><select><option>Claude Sonnet</option><option>Llama 3</option></select><button type="submit" disabled><svg></svg></button></form></main>',
    'New chat',
  ],
  [
    'a feedback form',
    '<main><h1>Send us feedback</h1><form><textarea placeholder="Describe the problem with your image"></textarea><button type="submit">Send feedback</button></form></main>',
    'Feedback',
  ],
  [
    'a contact form',
    '<main><form class="contact-form"><input name="name"><input type="email"><textarea placeholder="Your message"></textarea><button type="submit">Send</button></form></main>',
    'Contact',
  ],
  [
    'a maker of texts',
    '<main><h1>AI essay writer</h1><textarea placeholder="What is your essay about?"></textarea><button>Generate</button></main>',
    'AI essay writer',
  ],
  [
    'a maker of music',
    '<main><h1>AI song generator</h1><textarea placeholder="Describe your song"></textarea><button>Create</button><p>Cost: 10 credits</p></main>',
    'AI song generator',
  ],
  [
    'a translator',
    '<main><textarea placeholder="Enter text"></textarea><button>Translate</button><textarea readonly></textarea></main>',
    'Translate',
  ],
  [
    'a to-do list',
    '<main><form><input placeholder="What needs to be done?" style="width:500px;height:40px"><button>Create</button></form></main>',
    'Tasks',
  ],
  [
    'a post to friends',
    '<main><form><textarea placeholder="What is on your mind?"></textarea><button type="button">Photo</button><button type="submit">Post</button></form><img width="400" height="300"></main>',
    'Home',
  ],
  [
    'a price list',
    '<main><h1>Pricing</h1><div class="pricing"><div><h3>Pro</h3><p>$20 / month</p><p>500 credits, 4K images</p><button>Buy</button></div></div><form class="newsletter"><input type="email" placeholder="E-mail"><button>Subscribe</button></form></main>',
    'Pricing: AI image generator',
  ],
  [
    'a gallery',
    '<main><h1>AI image gallery</h1><div><input placeholder="Search prompts" style="width:500px"><button>Search</button></div><div><img width="200" height="200"><img width="200" height="200"></div></main>',
    'AI image gallery',
  ],
];

test.for(NO_STUDIO)('nothing on %s', async ([, markup, title]) => {
  const { state, anchors } = await bench.recognise(markup, title);
  expect({ state, anchors }).toEqual({ state: 'none', anchors: {} });
});

const STUDIO = `<div><div><textarea data-want="prompt" placeholder="Describe the image"></textarea></div>
  <div><button>Enhance</button><button data-want="submit" class="go">Generate</button></div></div>`;

/** What stands beside a studio's form and looks like a part of it. */
const DECOYS: [string, string, string][] = [
  [
    'a newsletter',
    '',
    '<footer><form><input type="email" placeholder="Your e-mail"><button type="submit">Create account</button></form></footer>',
  ],
  [
    'a newsletter with a plain box',
    '<div><input placeholder="Get new images by e-mail" style="width:700px;height:90px"><button type="submit">Subscribe</button></div>',
    '',
  ],
  [
    'a search',
    '<header><form role="search"><textarea placeholder="Search images"></textarea><button>Search</button></form></header>',
    '',
  ],
  [
    'a feedback form',
    '',
    '<section><h2>Feedback</h2><form><textarea placeholder="Tell us what you think" style="width:900px;height:300px"></textarea><button type="submit" class="go">Send feedback</button></form></section>',
  ],
  [
    'a login',
    '<form><input type="email"><input type="password"><button type="submit" class="go">Sign in</button></form>',
    '',
  ],
  [
    'a box for comments',
    '',
    '<section class="comments"><textarea placeholder="Write a comment" style="width:900px;height:200px"></textarea><button class="go">Post</button></section>',
  ],
  [
    'a chat with support',
    '',
    '<aside class="chat-widget"><div role="log"></div><textarea placeholder="Type your message"></textarea><button aria-label="Send"><svg></svg></button></aside>',
  ],
  [
    'a writer of prompts',
    '',
    '<section><h3>Prompt writer</h3><textarea placeholder="Keywords for your next prompt" style="width:900px;height:200px"></textarea><button class="go">Generate prompt</button></section>',
  ],
  [
    'a writer of descriptions, before it',
    '<section><h3>Bildbeschreibung</h3><textarea placeholder="Stichworte" style="width:900px;height:200px"></textarea><button class="go">Beschreibung erzeugen</button></section>',
    '',
  ],
  [
    'a cookie dialog',
    '<div role="dialog" aria-label="Cookies"><p>We use cookies</p><button class="go">Accept all</button><button>Create my choice</button></div>',
    '',
  ],
];

test.for(DECOYS)('a studio beside %s', async ([, before, after]) => {
  const { state, anchors } = await bench.recognise(`${before}<main>${STUDIO}</main>${after}`);
  expect({ state, anchors }).toEqual({
    state: 'understood',
    anchors: { prompt: 'prompt', submit: 'submit' },
  });
});

test('what the button is not', async () => {
  const others = [
    'Copy prompt',
    'Clear',
    'Generate prompt',
    'Improve prompt',
    'Upload image',
    'Surprise me',
    'Create account',
    'Random',
  ];
  for (const other of others) {
    const { anchors } = await bench.recognise(
      `<main><div><textarea data-want="prompt" placeholder="Describe the image"></textarea><div><button class="go" style="width:400px">${other}</button><button data-want="submit">Create</button></div></div></main>`,
    );
    expect({ other, submit: anchors.submit }).toEqual({ other, submit: 'submit' });
  }
});

test('pictures of which nothing says whose they are are no gallery', async () => {
  const three = '<img width="200" height="200" alt="dunes">'.repeat(3);
  const { anchors } = await bench.recognise(`<main><div>${STUDIO}<div>${three}</div></div></main>`);
  expect(anchors.gallery).toBeUndefined();
});

test('a price alone is no balance, though another number around it is one', async () => {
  const { anchors } = await bench.recognise(
    `<main><div>${STUDIO}<div><b data-want="balance">500</b> credits left</div><span data-want="cost">1 credit</span></div></main>`,
  );
  expect(anchors.balance).toBe('balance');
});

test('what is sold at the top of the page is no balance, in however many boxes', async () => {
  const offer = (credits: string, price: string, boxes: number) =>
    `<div>${'<div>'.repeat(boxes)}<b>${credits} credits</b>${'</div>'.repeat(boxes)}<span> ${price} a month </span><button>Buy</button></div>`;
  for (const more of [0, 1, 3]) {
    const { anchors } = await bench.recognise(
      `<div><h2>Plans</h2>${offer('100', '$9', more)}${offer('500', '$29', 0)}</div><main>${STUDIO}</main>`,
    );
    expect(anchors.balance).toBeUndefined();
  }
});

test('ratings, prices, offers and models beside a name of the page are no balance', async () => {
  const beside = async (words: string, title: string) => {
    const { anchors } = await bench.recognise(
      `<div style="height:200px"></div><div>${words}</div><main>${STUDIO}</main>`,
      title,
    );
    return anchors.balance;
  };
  const number = (text: string) => `<span data-want="balance">${text}</span>`;
  expect(await beside(`<b>Atelier</b> ${number('⚡ 120')}`, 'Atelier: pictures')).toBe('balance');
  expect(await beside(`<b>Atelier</b> ${number('⭐ 4.8')}`, 'Atelier: pictures')).toBeUndefined();
  expect(await beside(`<b>Atelier</b> ${number('$25')}`, 'Atelier: pictures')).toBeUndefined();
  expect(await beside(`<b>Flux Pro</b> ${number('⚡ 8')}`, 'Flux Pro online')).toBeUndefined();
  expect(await beside(`<b>Daily gift</b> ${number('⚡ 8')}`, 'Atelier')).toBeUndefined();
  expect(
    await beside(`<b>Atelier</b> ${number('⚡ 8')}</div><div><i>⚡ 4</i>`, 'Atelier'),
  ).toBeUndefined();
});

test('the picture that is shown large beside a list of pictures is no part of it', async () => {
  const strip = ['a', 'b', 'c']
    .map(
      (file, i) =>
        `<div data-item-id="${file}">${i === 2 ? '<div><div>' : ''}<img src="/${file}000.png" width="80" height="80" data-want="strip">${i === 2 ? '</div></div>' : ''}</div>`,
    )
    .join('');
  const large =
    '<div><div><img src="/a000.png" width="300" height="300" data-want="large"></div></div>';
  for (const beside of [`${large}<div>${strip}</div>`, `<div>${strip}</div>${large}`]) {
    await bench.put(`<main><div>${STUDIO}${beside}</div></main>`);
    const group = await bench.page.evaluate(() =>
      recognising.recognisePage(document).anchors.gallery?.group.map(({ dataset }) => dataset.want),
    );
    expect(group).toEqual(['strip', 'strip', 'strip']);
  }
});

test('a price of what is chosen is the words that say it, never the radio before them', async () => {
  const radio = (name: string, price: string, boxes: [string, string]) =>
    `<label>${boxes[0]}<input type="radio" name="m"${name === 'Turbo' ? ' checked' : ''}>${boxes[1]} ${name} <small data-want="${name}">${price}</small></label>`;
  for (const boxes of [
    ['', ''],
    ['<span><span>', '</span></span>'],
  ] as [string, string][]) {
    const { anchors, numbers } = await bench.recognise(
      `<main><div>${STUDIO.replace('<button>Enhance', `<fieldset><legend>Engine</legend>${radio('Turbo', '$0.02', boxes)}${radio('Ultra', '$0.12', ['', ''])}</fieldset><button>Enhance`)}</div></main>`,
    );
    expect({ cost: anchors.cost, number: numbers.cost }).toEqual({ cost: 'Turbo', number: 0.02 });
  }
});

test('logos, avatars, references and examples are no gallery', async () => {
  const picture = (size: number, more = '') =>
    `<img width="${size}" height="${size}" alt="x" ${more}>`;
  const { anchors } = await bench.recognise(
    `<header>${picture(100, 'alt="logo"')}</header><main><div><div>${picture(90)}<button aria-label="Remove">×</button></div>${STUDIO}</div></main>
     <section><h2>Examples</h2><div>${picture(200)}${picture(200)}${picture(200)}</div></section>
     <section><h2>Why us</h2><div>${['Fast', 'Cheap', 'Good'].map((why) => `<div>${picture(200)}<h3>${why}</h3></div>`).join('')}</div></section>`,
  );
  expect(anchors.gallery).toBeUndefined();
});

test('two boxes alike, and two buttons alike, are not guessed between', async () => {
  const boxes = await bench.recognise(
    '<main><div><textarea placeholder="Describe the image"></textarea><textarea placeholder="Describe the picture"></textarea><button>Generate</button></div></main>',
  );
  expect(boxes.state).toBe('paused');
  expect(boxes.reason).toMatch(/two boxes look alike/);
  const buttons = await bench.recognise(
    '<main><div><textarea placeholder="Describe the image"></textarea><button>Create</button><button>Generate</button></div></main>',
  );
  expect(buttons.state).toBe('paused');
  expect(buttons.reason).toMatch(/two buttons look alike: “(?:Create|Generate)” and/);
  expect(buttons.anchors.submit).toBeUndefined();
});

test('a prompt from many fields that is shown nowhere is said, not guessed', async () => {
  const fields = ['Subject', 'Style', 'Location', 'Lighting', 'Camera', 'Mood'];
  const { state, reason, anchors } = await bench.recognise(
    `<main><h1>AI image generator</h1><div>${fields.map((name) => `<label>${name}<textarea></textarea></label>`).join('')}<select><option>1:1</option><option>16:9</option></select><button>Generate images</button></div></main>`,
  );
  expect(state).toBe('paused');
  expect(reason).toMatch(/put together from 6 fields/);
  expect(anchors.prompt).toBeUndefined();
});
