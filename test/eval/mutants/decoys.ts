import type { Chance } from './chance.ts';

type Shape = [tag: string, attributes: Record<string, string>, ...children: (Shape | string)[]];

const PICTURE =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='220' height='220'><rect width='220' height='220' fill='teal'/></svg>";

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
  cookies: [
    'div',
    {
      style:
        'position:fixed;left:16px;bottom:16px;width:320px;padding:12px;border:1px solid #999;background:#fff;color:#111',
    },
    ['p', {}, 'We use cookies to improve how we generate your experience.'],
    ['button', { type: 'button' }, 'Accept all'],
    ['button', { type: 'button' }, 'Manage'],
  ],
  coupon: [
    'form',
    { style: 'padding:16px' },
    ['label', {}, 'Promo code'],
    ['input', { type: 'text', placeholder: 'Enter a code for 50 credits', style: 'width:280px' }],
    ['button', { type: 'submit' }, 'Apply'],
  ],
  support: [
    'form',
    { style: 'padding:24px' },
    ['h2', {}, 'Contact support'],
    ['input', { type: 'text', placeholder: 'Subject', style: 'width:420px' }],
    [
      'textarea',
      { rows: '6', style: 'display:block;width:620px', placeholder: 'Your message to the team' },
    ],
    ['button', { type: 'submit' }, 'Submit'],
  ],
  writer: [
    'section',
    { style: 'padding:24px' },
    ['h3', {}, 'Prompt writer'],
    [
      'textarea',
      { rows: '4', style: 'width:560px', placeholder: 'A few keywords for your next prompt' },
    ],
    ['button', { type: 'button', style: 'padding:10px 30px' }, 'Generate prompt'],
  ],
  showcase: [
    'section',
    { style: 'padding:24px' },
    ['h2', {}, 'From our community'],
    [
      'div',
      { style: 'display:flex;gap:12px' },
      ...[
        'a quiet harbour in the morning mist, oil on canvas',
        'portrait of a clockmaker, 85 mm',
        'paper city',
      ].map((alt): Shape => ['img', { alt, width: '220', height: '220', src: PICTURE }]),
    ],
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
