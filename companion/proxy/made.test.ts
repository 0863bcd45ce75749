import { expect, it } from 'vitest';
import { openMade } from './made.ts';

const SITE = 'https://images.example';
const asset = (id: string, url: string) => ({
  ...{ id, url, position: 0, media: 'image' as const },
  ...{ width: null, height: null },
});

it('keeps the latest addresses, and forgets the oldest', () => {
  const made = openMade(3);
  for (const n of [1, 2, 3]) made.took(SITE, [asset(`a${n}`, `https://cdn.example/${n}`)]);
  // Told again, it is one of the latest.
  made.took(SITE, [asset('a1', 'https://cdn.example/1')]);
  made.took(SITE, [asset('a4', 'https://cdn.example/4')]);
  const found = [1, 2, 3, 4].map((n) => made.find(SITE, `https://cdn.example/${n}`));
  expect(found).toEqual(['a1', null, 'a3', 'a4']);
  expect(made.find('https://other.example', 'https://cdn.example/4')).toBeNull();
});

it('names nothing for an image that the request holds itself', () => {
  const made = openMade();
  made.took(SITE, [asset('a', '')]);
  expect(made.find(SITE, '')).toBeNull();
});
