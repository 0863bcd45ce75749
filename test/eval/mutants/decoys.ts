import type { Chance } from './chance.ts';

type Shape = [tag: string, attributes: Record<string, string>, ...children: (Shape | string)[]];

const DECOYS: { [name: string]: Shape } = {
  newsletter: [
    'section',
    { style: 'padding:24px' },
    ['h2', {}, 'Stay in the loop'],
    ['p', {}, 'New models, prompts and 20 free credits every month.'],
    [
      'form',
      {},
      ['input', { type: 'email', placeholder: 'you@example.com' }],
      ['button', { type: 'submit' }, 'Subscribe'],
    ],
  ],
  search: [
    'form',
    { role: 'search', style: 'padding:8px' },
    ['input', { type: 'search', placeholder: 'Search prompts and styles', style: 'width:320px' }],
    ['button', { type: 'submit' }, 'Search'],
  ],
  feedback: [
    'section',
    { style: 'padding:24px' },
    ['h2', {}, 'Tell us what you think'],
    [
      'textarea',
      {
        rows: '8',
        style: 'width:760px',
        placeholder: 'Describe what went wrong or what you would like to see',
      },
    ],
    ['button', { type: 'button', style: 'display:block;padding:12px 40px' }, 'Send feedback'],
  ],
  login: [
    'form',
    { style: 'padding:16px' },
    ['input', { type: 'text', placeholder: 'User name' }],
    ['input', { type: 'password', placeholder: 'Password' }],
    ['button', { type: 'submit' }, 'Create account'],
  ],
  chat: [
    'div',
    {
      style:
        'position:fixed;right:16px;bottom:16px;width:280px;padding:12px;border:1px solid #999;background:#fff;color:#111',
    },
    ['p', {}, 'Hi! Ask us anything.'],
    ['textarea', { placeholder: 'Write a message…', style: 'width:100%' }],
    ['button', { type: 'button', 'aria-label': 'Send' }, '➤'],
  ],
  pricing: [
    'section',
    { style: 'padding:24px' },
    ['h2', {}, 'Plans'],
    [
      'div',
      {},
      ['b', {}, '100 credits'],
      ['span', {}, ' $9 a month '],
      ['button', { type: 'button' }, 'Buy credits'],
    ],
    [
      'div',
      {},
      ['b', {}, '500 credits'],
      ['span', {}, ' $29 a month '],
      ['button', { type: 'button' }, 'Generate invoice'],
    ],
  ],
  language: [
    'div',
    { style: 'padding:8px' },
    [
      'select',
      { 'aria-label': 'Language' },
      ['option', {}, 'English'],
      ['option', {}, 'Deutsch'],
      ['option', {}, '日本語'],
    ],
  ],
  comments: [
    'section',
    { style: 'padding:24px' },
    ['h3', {}, 'Comments (12)'],
    ['textarea', { placeholder: 'Add a comment', rows: '3', style: 'width:500px' }],
    ['button', { type: 'button' }, 'Post'],
    ['p', {}, 'Lovely! It took 3 credits with the Pro model.'],
  ],
};

/** One to four things that studios have around their form, before or after it. */
export function addDecoys(chance: Chance): void {
  const names = chance.shuffle(Object.keys(DECOYS)).slice(0, chance.int(1, 4));
  for (const name of names) {
    const element = make(DECOYS[name]!, document);
    const main = document.querySelector('main, [role=main]');
    const place = chance.pick(['first', 'last', 'in', 'last'] as const);
    if (place === 'first') document.body.prepend(element);
    else if (place === 'in' && main) main.prepend(element);
    else document.body.append(element);
  }
}

/** A box for what is not wanted, right before the prompt and larger than it. */
export function addNegativeFirst(prompt: Element): Element {
  const owner = prompt.ownerDocument;
  const { height } = prompt.getBoundingClientRect();
  const text = make(
    [
      'textarea',
      {
        placeholder: 'Negative prompt: what to avoid',
        style: `width:100%;height:${height + 20}px`,
      },
    ],
    owner,
  );
  const row = make(['div', {}, ['div', {}, 'Negative prompt']], owner);
  row.append(text);
  prompt.before(row);
  return text;
}

function make([tag, attributes, ...children]: Shape, owner: Document): HTMLElement {
  const element = owner.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map((one) => (typeof one === 'string' ? one : make(one, owner))));
  return element;
}
