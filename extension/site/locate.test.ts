import { afterEach, expect, test } from 'vitest';
import { settingOf } from './locate.ts';

afterEach(() => document.body.replaceChildren());

function put(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

test.each([
  ['a native list', '<select><option>Fast</option><option selected>Pro</option></select>', 'Pro'],
  [
    'a button that opens a list',
    '<button role="combobox"><span>Pro</span><i>HD</i></button>',
    'Pro',
  ],
  [
    'radios with labels',
    '<div><label><input type="radio" name="a"> 1:1</label><label><input type="radio" name="a" checked> 16:9</label></div>',
    '16:9',
  ],
  [
    'a pressed button',
    '<div><button aria-pressed="false">1K</button><button aria-pressed="true">2K</button></div>',
    '2K',
  ],
  [
    'the only one of three that looks another way',
    '<div><button class="a">1</button><button class="a b">2</button><button class="a">4</button></div>',
    '2',
  ],
  [
    'the one of two that is called so',
    '<div><button class="tab">Fast</button><button class="tab active">Pro</button></div>',
    'Pro',
  ],
  [
    'a mark without a value',
    '<div><button>Fast</button><button data-selected>Pro</button></div>',
    'Pro',
  ],
])('what is chosen, of %s', (_, html, chosen) => {
  expect(settingOf(put(html))).toBe(chosen);
});

test.each([
  [
    'two that only differ',
    '<div><button class="x1">Fast</button><button class="x2">Pro</button></div>',
  ],
  [
    'three that look alike',
    '<div><button>Fast</button><button>Pro</button><button>Max</button></div>',
  ],
  [
    'two that only a press changes',
    '<div><button class="active:scale-95">Fast</button><button class="active:scale-90">Pro</button></div>',
  ],
  [
    'radios of which none is set',
    '<div><input type="radio" name="a"><input type="radio" name="a"></div>',
  ],
])('nothing is said to be chosen of %s', (_, html) => {
  expect(settingOf(put(html))).toBeNull();
});
