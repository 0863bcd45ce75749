import { expect, test } from 'vitest';
import { sizeIn } from './size-in.ts';

test.each<[string, unknown, string | null]>([
  ['at the top', { prompt: 'a cat', width: 512, height: 768 }, '512x768'],
  ['deeper, as texts', { params: { width: '1024', height: '1024', n: 1 } }, '1024x1024'],
  ['of a clip', { prompt: 'a cat', video_width: '720', video_height: '1280' }, '720x1280'],
  ['of what goes in', { init_image: { width: 512, height: 512 } }, null],
  ['of several things', { images: [{ width: 512, height: 512 }] }, null],
  ['one side', { width: 512 }, null],
  ['no size of a picture', { width: 1, height: 0 }, null],
  ['two that differ', { a: { width: 512, height: 512 }, b: { width: 64, height: 64 } }, null],
  ['nothing', null, null],
])('a size %s', (_, document, size) => {
  expect(sizeIn(document)).toBe(size);
});
