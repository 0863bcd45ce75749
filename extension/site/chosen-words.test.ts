import { afterEach, expect, test } from 'vitest';
import { chosenWords } from './chosen-words.ts';

afterEach(() => document.body.replaceChildren());

/** Of a form between a prompt and its button. */
function chosen(html: string): string[] {
  document.body.innerHTML = `<nav><button aria-selected="true">Home</button></nav>
    <main><div><textarea>a fox</textarea></div>${html}<div><button id="go">Generate</button></div></main>`;
  const [prompt, submit] = ['textarea', '#go'].map((css) => document.querySelector(css));
  return chosenWords(prompt as HTMLElement, submit as HTMLElement);
}

test('lists say their option and what it sends', () => {
  expect(
    chosen(
      '<select><option value="basic">2K</option><option value="high" selected>4K</option></select>',
    ),
  ).toEqual(['high', '4K']);
  expect(chosen('<button role="combobox"><span>High</span></button>')).toEqual(['High']);
});

test('radios, pressed buttons, and buttons that only their looks tell apart', () => {
  expect(
    chosen(
      '<label><input type="radio" value="hd" checked> Fine <small>2x</small></label><label><input type="radio" value="sd"> Plain</label>',
    ),
  ).toEqual(['hd', 'Fine']);
  expect(
    chosen(
      '<p><button aria-pressed="true">Low</button><button aria-pressed="false">High</button></p>',
    ),
  ).toEqual(['Low']);
  expect(
    chosen(
      '<p><button class="a">Low</button><button class="a b">Medium</button><button class="a">High</button></p>',
    ),
  ).toEqual(['Medium']);
});

test('nothing of what is written, of long texts, or of the page around the form', () => {
  expect(chosen('<input value="my words"><p>High quality prints since 1990</p>')).toEqual([]);
  expect(chosen(`<p><button aria-pressed="true">${'word '.repeat(12)}</button></p>`)).toEqual([]);
});
