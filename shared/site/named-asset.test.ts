import { expect, test } from 'vitest';
import { mediaByName } from './named-asset.ts';

test.each([
  ['https://cdn.example/out/final.mp4?sig=1', 'image', 'video'],
  ['/out/final.WEBM', 'image', 'video'],
  ['https://cdn.example/out/a.png', 'image', 'image'],
  ['https://cdn.example/view?name=final.mp4', 'image', 'image'],
  ['https://cdn.example/api/video/9f3c', 'video', 'video'],
] as const)('%s asked for as %s is a %s', (url, asked, media) => {
  expect(mediaByName(url, asked)).toBe(media);
});
