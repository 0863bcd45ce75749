import { expect, test } from 'vitest';
import { BUNDLED_PROFILES } from './bundled-profiles.ts';
import type { ProfileFile } from './profile.ts';
import { checkTaught, resolveKnowledge } from './resolve-knowledge.ts';

const SITE = 'https://my.studio.example';
const LEARNED: ProfileFile = { id: 'found', version: 4, extends: 'shipany-two' };
const IMPORTED: ProfileFile = { id: 'brought', version: 1, extends: 'shipany-two' };
const NOTHING = { learned: null, imported: null, taught: {} };

const holding = (known: Partial<typeof NOTHING> | object, bundled = BUNDLED_PROFILES) =>
  resolveKnowledge(SITE, { ...NOTHING, ...known }, bundled);

test('brought before learned, and over both what was taught', () => {
  const taught = { prompt: [{ css: '.mine' }] };
  const all = holding({ learned: LEARNED, imported: IMPORTED });
  expect(all.resolved).toMatchObject({ profile: { id: 'brought' }, source: 'imported' });
  expect(holding({ learned: LEARNED }).resolved).toMatchObject({
    profile: { id: 'found', version: 4 },
    source: 'learned',
  });
  const { resolved, problem } = holding({ learned: LEARNED, imported: IMPORTED, taught });
  expect(problem).toBeNull();
  expect(resolved).toMatchObject({ profile: { id: 'brought' }, source: 'taught' });
  expect(resolved?.profile.dom.prompt[0]).toEqual({ css: '.mine' });
});

test('nothing is known: nothing holds, unless a bundled profile names the site', () => {
  expect(holding({})).toEqual({ resolved: null, problem: null });
  const own = {
    ...(BUNDLED_PROFILES[0] as ProfileFile),
    id: 'own',
    match: { origins: ['https://*.studio.example'] },
  };
  expect(holding({}, [own]).resolved).toMatchObject({
    profile: { id: 'own' },
    source: 'bundled',
  });
  expect(resolveKnowledge('https://other.example', NOTHING, [own]).resolved).toBeNull();
});

test('where parts were taught and nothing else is known, no other studio’s words are used', () => {
  const { resolved } = holding({ taught: { prompt: [{ css: '.mine' }] } });
  expect(resolved).toMatchObject({
    profile: { id: 'blank', net: { submit: [] } },
    source: 'taught',
  });
  expect(resolved?.profile.dom.prompt).toEqual([{ css: '.mine' }]);
  expect(resolved?.profile.dom.submit).toEqual([]);
});

test('what is broken is passed over, and said by its path', () => {
  const broken = { ...IMPORTED, dom: { prompt: [{ css: 'p', text: '(a+)+' }] } };
  const { resolved, problem } = holding({ learned: LEARNED, imported: broken });
  expect(resolved).toMatchObject({ profile: { id: 'found' }, source: 'learned' });
  expect(problem).toMatch(/^imported: dom\.prompt\[0\]\.text could take very long/);
  expect(holding({ learned: { ...LEARNED, extends: 'gone' } })).toEqual({
    resolved: null,
    problem: expect.stringContaining('learned: extends names "gone"'),
  });
  expect(holding({ learned: 'rubbish' }).problem).toContain('learned: the profile');
  expect(holding({ learned: LEARNED, taught: { prompt: [{ css: 3 }] } })).toMatchObject({
    resolved: { source: 'learned' },
    problem: 'taught.prompt[0].css expected string, received number',
  });
});

test('what is taught is checked like all else', () => {
  expect(checkTaught({ prompts: [] })).toEqual({ ok: false, why: 'prompts is not known here' });
  expect(checkTaught({ prompt: [] })).toMatchObject({ ok: false });
  expect(checkTaught({ cost: [{ css: 'b', text: '(' }] })).toMatchObject({
    why: expect.stringContaining('cost[0].text is not a regular expression'),
  });
});
