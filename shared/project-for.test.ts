import { expect, test } from 'vitest';
import { projectFor } from './project-for.ts';

const SITE = 'https://studio.example';
const made = (at: number, concept: string, project: string | null, site = SITE) =>
  ({ site, concept, at, outcome: 'released', project }) as const;

test('a project sticks to its idea, and what is chosen goes with the next ones', () => {
  const recent = [made(40, 'bike', 'shop'), made(20, 'fox', 'teaser')];
  const chosen = { project: 'shop', at: 30 };
  expect(projectFor(SITE, 'new', chosen, recent)).toBe('shop');
  expect(projectFor(SITE, 'bike', chosen, recent)).toBe('shop');
  // Back to the idea that was worked on when "shop" was chosen: meant for that one too.
  expect(projectFor(SITE, 'fox', chosen, recent)).toBe('shop');
  const older = [...recent, made(10, 'whale', 'book')];
  expect(projectFor(SITE, 'whale', chosen, older)).toBe('book');
});

test('the idea at hand changes its project with the choice, once', () => {
  const recent = [made(20, 'fox', 'teaser'), made(10, 'fox', 'teaser')];
  expect(projectFor(SITE, 'fox', { project: 'shop', at: 30 }, recent)).toBe('shop');
  expect(projectFor(SITE, 'fox', { project: null, at: 30 }, recent)).toBeNull();
  expect(projectFor(SITE, 'fox', { project: 'shop', at: 15 }, recent)).toBe('teaser');
});

test('an idea without a project takes the chosen one, and other studios do not bear on it', () => {
  const chosen = { project: 'shop', at: 0 };
  expect(projectFor(SITE, 'fox', chosen, [made(20, 'fox', null)])).toBe('shop');
  const elsewhere = [made(20, 'fox', 'teaser', 'https://other.example')];
  expect(projectFor(SITE, 'fox', chosen, elsewhere)).toBe('shop');
});
