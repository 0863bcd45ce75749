import { expect, test } from 'vitest';
import { commandOf, focusOf, type Press } from './keys.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...change,
});

test.each([
  ['p', {}, { do: 'rate', rating: 'usable' }],
  ['P', { shiftKey: true }, { do: 'promote' }],
  ['x', {}, { do: 'rate', rating: 'rejected' }],
  ['u', {}, { do: 'rate', rating: null }],
  ['c', {}, { do: 'compare' }],
  ['z', {}, { do: 'undo' }],
  ['z', { ctrlKey: true }, { do: 'undo' }],
  ['a', {}, { do: 'advance' }],
  ['a', { metaKey: true }, { do: 'all' }],
  ['?', { shiftKey: true }, { do: 'help' }],
  [' ', {}, { do: 'full' }],
  ['Enter', {}, { do: 'open' }],
  ['Escape', {}, { do: 'close' }],
  ['ArrowUp', {}, { do: 'move', x: 0, y: -1, extend: false }],
  ['ArrowRight', { shiftKey: true }, { do: 'move', x: 1, y: 0, extend: true }],
  // Caps Lock changes the letter, not the decision.
  ['X', {}, { do: 'rate', rating: 'rejected' }],
] as const)('%s %o', (key, change, command) => {
  expect(commandOf(press(key, change), 'none')).toEqual(command);
});

test('a layout without Latin letters has the keys in their places', () => {
  expect(commandOf(press('з', { code: 'KeyP' }), 'none')).toEqual({ do: 'rate', rating: 'usable' });
  // Where there are letters, it is the letter that counts: German Z stands on KeyY.
  expect(commandOf(press('z', { code: 'KeyY' }), 'none')).toEqual({ do: 'undo' });
  expect(commandOf(press('y', { code: 'KeyZ' }), 'none')).toBeNull();
});

test('a key held down decides once', () => {
  expect(commandOf(press('x', { repeat: true }), 'none')).toBeNull();
  expect(commandOf(press(' ', { repeat: true }), 'none')).toBeNull();
  expect(commandOf(press('ArrowRight', { repeat: true }), 'none')).not.toBeNull();
});

test('nothing is taken while the person types, nor what a control or the browser needs', () => {
  for (const key of ['p', 'x', ' ', 'Enter', '?', 'Escape'])
    expect(commandOf(press(key), 'field')).toBeNull();
  expect(commandOf(press('p', { isComposing: true }), 'none')).toBeNull();
  expect(commandOf(press(' '), 'control')).toBeNull();
  expect(commandOf(press('ArrowRight'), 'control')).toBeNull();
  expect(commandOf(press('p'), 'control')).toEqual({ do: 'rate', rating: 'usable' });
  for (const key of ['p', 'c', 'x', 'u', 'r'])
    expect(commandOf(press(key, { ctrlKey: true }), 'none')).toBeNull();
  expect(commandOf(press('p', { altKey: true }), 'none')).toBeNull();
});

test('what the focus does with keys itself', () => {
  document.body.innerHTML = `<select id="field"></select><input id="radio" type="radio">
    <input id="text"><button id="button"><b id="inside"></b></button><div id="list" tabindex="0"></div>`;
  const of = (id: string) => focusOf(document.getElementById(id));
  expect([of('field'), of('text')]).toEqual(['field', 'field']);
  expect([of('radio'), of('button'), of('inside')]).toEqual(['control', 'control', 'control']);
  expect([of('list'), focusOf(document.body), focusOf(null)]).toEqual(['none', 'none', 'none']);
});
