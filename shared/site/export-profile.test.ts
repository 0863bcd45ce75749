import { expect, test } from 'vitest';
import { BUNDLED_PROFILES } from './bundled-profiles.ts';
import { checkProfileText } from './check-profile.ts';
import { exportProfile } from './export-profile.ts';
import type { ProfileFile } from './profile.ts';
import { resolveKnowledge } from './resolve-knowledge.ts';
import type { Taught } from './resolve-profile.ts';

const SITE = 'https://Studio.example:8443';
const FILE: ProfileFile = {
  id: 'found',
  version: 4,
  extends: 'shipany-two',
  dom: { prompt: [{ css: '.box', expect: 1 }] },
  act: { start: '/make' },
};
const taught: Taught = {
  prompt: [{ css: '.mine' }, { css: '.box', expect: 1 }],
  cost: [{ css: 'b' }],
};

test.each([
  ['learned', { learned: FILE, imported: null, taught: {} }],
  ['learned and taught', { learned: FILE, imported: null, taught }],
  ['imported over learned', { learned: { ...FILE, id: 'other' }, imported: FILE, taught }],
  ['taught alone', { learned: null, imported: null, taught }],
])('what is exported and imported elsewhere holds there alike: %s', (_what, known) => {
  const { resolved } = resolveKnowledge(SITE, known, BUNDLED_PROFILES);
  const text = JSON.stringify(exportProfile(SITE, known, resolved), null, 2);
  const checked = checkProfileText(text);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  expect(JSON.stringify(checked.file, null, 2)).toBe(text);
  const there = { learned: null, imported: checked.file, taught: {} };
  const { resolved: again } = resolveKnowledge('https://there.example', there, BUNDLED_PROFILES);
  const { id, version, ...profile } = again?.profile ?? {};
  expect(profile).toEqual({ ...resolved?.profile, id: undefined, version: undefined });
  expect(again?.act).toEqual(resolved?.act);
});

test('of a site of which nothing is known, a beginning is exported', () => {
  expect(exportProfile(SITE, null, null)).toEqual({
    id: 'studio.example:8443',
    version: 1,
    extends: 'shipany-two',
  });
});

test('where what is known does not hold, the last good profile is exported whole', () => {
  const known = { learned: FILE, imported: null, taught: {} };
  const { resolved } = resolveKnowledge(SITE, known, BUNDLED_PROFILES);
  if (!resolved) throw new Error('Nothing holds.');
  const broken = { ...known, learned: { ...FILE, extends: 'gone' } };
  const file = exportProfile(SITE, broken, { ...resolved, problem: 'learned: extends …' });
  expect(file).toEqual({ ...resolved.profile, act: resolved.act });
});
