import { describe, expect, test } from 'vitest';
import { documentsOf } from './documents-of.ts';
import { kindOfWord, mediaOfWord } from './kind-of-word.ts';
import { readAll, readNumber, readText } from './path.ts';
import type { SubmitRule } from './profile.ts';
import { readRequest } from './read-request.ts';
import { SHIPANY_TWO } from './shipany-two.ts';

const FORM = `--b
Content-Disposition: form-data; name="prompt"

a "cat"
on two lines
--b
Content-Disposition: form-data; name="ref[]"; filename="a b.png"
Content-Type: image/png

\u0000\u0001
--b
Content-Disposition: form-data; name="ref[]"; filename="c.png"

x
--b--
`.replaceAll('\n', '\r\n');

test.each<[string, string, string | null, unknown[]]>([
  ['JSON', '{"a":1}', null, [{ a: 1 }]],
  ['a guard', ")]}',\n[1]", null, [[1]]],
  [
    'objects one after the other',
    '{"step":1}{"a":"}{","b":{"c":1}}{"cut',
    null,
    [{ step: 1 }, { a: '}{', b: { c: 1 } }],
  ],
  ['another guard', 'for (;;);{"a":1}', null, [{ a: 1 }]],
  [
    'a form with files',
    FORM,
    'multipart/form-data; boundary=b',
    [{ prompt: 'a "cat"\r\non two lines', ref: [{ file: 'a b.png' }, { file: 'c.png' }] }],
  ],
  [
    'an urlencoded form',
    'prompt=a+cat&n=2&x=',
    'application/x-www-form-urlencoded',
    [{ prompt: 'a cat', n: '2' }],
  ],
  [
    'rows of a server action',
    '0:{"a":"$@1"}\n3:I["x.js",[]]\n1:{"taskId":"t","none":"$undefined","price":"$$5"}\n',
    'text/x-component',
    [
      {
        0: { a: { taskId: 't', none: null, price: '$5' } },
        1: { taskId: 't', none: null, price: '$5' },
      },
    ],
  ],
  [
    'a row of text',
    '2:T5,hello1:{"x":"$2"}\n',
    'text/x-component',
    [{ 1: { x: 'hello' }, 2: 'hello' }],
  ],
  [
    'events',
    'event: a\ndata: {"n":1}\n\n: still there\n\ndata: two\ndata: lines\n\ndata: [DONE]\n\n',
    'text/event-stream',
    [{ n: 1 }, 'two\nlines'],
  ],
  ['a JSON text a line', '{"n":1}\n{"n":2}\n{"n":', 'application/x-ndjson', [{ n: 1 }, { n: 2 }]],
  ['records of SignalR', '{"n":1}\u001e{"n":2}\u001e', null, [{ n: 1 }, { n: 2 }]],
  ['a frame of socket.io', '42["done",{"n":1}]', null, [['done', { n: 1 }]]],
  ['one of a namespace', '42/queue,7["done",{"n":1}]', null, [['done', { n: 1 }]]],
  ['an address', ' https://cdn.example/a.png\n', 'text/plain', ['https://cdn.example/a.png']],
  [
    'an image',
    `data:image/png;base64,${'A'.repeat(9)}`,
    null,
    [`data:image/png;base64,${'A'.repeat(9)}`],
  ],
  ['a page', '<!doctype html><p>no', 'text/html', []],
  ['a sentence', 'Internal server error', 'text/plain', []],
  ['nothing', '', null, []],
  ['a form cut off', '--b\r\nContent-Disp', null, []],
])('%s', (_, text, type, documents) => {
  expect(documentsOf(text, type)).toEqual(documents);
});

test('arguments of a server action are the same list as where they are JSON', () => {
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const text = `${part('1_prompt', 'a cat')}${part('2', '{"size":"2K"}')}${part('0', '["$undefined","$K1","$2",{"deep":["$2"]}]')}--b--`;
  expect(documentsOf(text)).toEqual([
    [null, { prompt: 'a cat' }, { size: '2K' }, { deep: [{ size: '2K' }] }],
  ]);
});

test('a reference to itself ends', () => {
  expect(documentsOf('1:{"x":"$1"}\n')).toHaveLength(1);
  const part = '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$0"]\r\n--b--';
  expect(documentsOf(part)).toHaveLength(1);
});

test('paths: the root’s items, the last of a list, keys of which only a part is known', () => {
  const document = [{ a: [1, 2] }, { a: [3] }];
  expect(readAll(document, '[].a[]')).toEqual([1, 2, 3]);
  expect(readAll(document, '-1.a.-1')).toEqual([3]);
  const nodes = { 'prompt:x1': { v: 'p' }, 'other:x2': { v: 'o' }, __proto__: { inherited: 1 } };
  expect(readAll({ nodes }, 'nodes.prompt:*.v')).toEqual(['p']);
  expect(readAll({ list: ['{"a":1}', '{"a":2}'] }, 'list[].|json.a')).toEqual([1, 2]);
  expect(readText({ a: {}, b: '', c: '$undefined', d: 7 }, ['a', 'b', 'c', 'd'], 9)).toBe('7');
});

test.each([
  ['5', 5],
  ['5s', 5],
  ['8 sec', 8],
  ['5 credits', 5],
  ['1,200 credits', 1200],
  ['4.5 积分', 4.5],
  ['1024x1024', null],
  ['16:9', null],
  ['-5', null],
  ['two', null],
  ['1/2', null],
])('readNumber of %j is %j', (text, expected) => {
  expect(readNumber({ text }, ['text'])).toBe(expected);
});

test.each([
  ['txt2img', 'text-to-image'],
  ['t2i', 'text-to-image'],
  ['IMG2IMG', 'image-to-image'],
  ['image_edit', 'image-to-image'],
  ['i2v', 'image-to-video'],
  ['text2video', 'text-to-video'],
  ['upscaler', 'upscale'],
  ['in-painting', 'inpaint'],
  ['outpaint', 'outpaint'],
  ['text-to-speech', null],
  ['fast', null],
])('%s means %s', (word, kind) => {
  expect(kindOfWord(word)).toBe(kind);
});

test('words for what is made', () => {
  expect(['image_gen', 'video_gen', 'audio_gen', 'pro'].map(mediaOfWord)).toEqual([
    'image',
    'video',
    'other',
    null,
  ]);
});

describe('a submit that names no scene', () => {
  const rule: SubmitRule = {
    id: 'x',
    method: 'POST',
    path: '/api/make/*',
    request: {
      prompt: ['prompt'],
      model: ['model', '^path.2'],
      media: ['type'],
      parents: ['images[]', 'image'],
      durationS: ['duration'],
    },
  };
  const kind = (body: object, url = 'https://s.example/api/make/flux') => {
    const read = readRequest(SHIPANY_TWO, rule, JSON.stringify(body), 'https://s.example/', {
      url,
    });
    return 'request' in read ? [read.request.kind, read.request.model] : read.misunderstood;
  };
  test.each([
    [{ prompt: 'a' }, ['text-to-image', 'flux']],
    [{ prompt: 'a', images: ['https://x.example/a.png'] }, ['image-to-image', 'flux']],
    [{ prompt: 'a', image: 'data:image/png;base64,AAAA' }, ['image-to-image', 'flux']],
    [{ prompt: 'a', duration: 5 }, ['text-to-video', 'flux']],
    [{ prompt: 'a', model: 'kling-2.6', image: '/a.png' }, ['image-to-video', 'kling-2.6']],
    [{ prompt: 'a', type: 'video_gen' }, ['text-to-video', 'flux']],
    [{ prompt: 'a', type: 'audio_gen' }, '/api/make/* asks for "audio_gen"'],
    [{}, '/api/make/* asks for no scene'],
  ])('%j', (body, expected) => {
    expect(kind(body)).toEqual(expected);
  });
});
