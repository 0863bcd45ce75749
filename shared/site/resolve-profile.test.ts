import { expect, test } from 'vitest';
import { BLANK_PROFILE } from './blank.ts';
import { BUNDLED_PROFILES } from './bundled-profiles.ts';
import { checkProfile } from './check-profile.ts';
import { ActProfile, type ProfileFile, SiteProfile } from './profile.ts';
import { ProfileError } from './profile-problem.ts';
import { resolveProfile } from './resolve-profile.ts';
import { SHIPANY_TWO } from './shipany-two.ts';
import { SHIPANY_TWO_ACT } from './shipany-two-act.ts';

const MINE: ProfileFile = {
  id: 'my-studio',
  version: 3,
  extends: 'shipany-two',
  net: { status: [{ id: 'mine', method: 'GET', path: '/api/tasks/*' }] },
  task: { states: { failed: ['broken'] } },
  act: { start: '/create' },
};

const refusal = (resolve: () => unknown): string => {
  try {
    resolve();
  } catch (error) {
    if (error instanceof ProfileError) return error.message;
    throw error;
  }
  throw new Error('It was resolved.');
};

test('the bundled profiles are profiles, whole ones', () => {
  for (const file of BUNDLED_PROFILES) {
    expect(checkProfile(file)).toEqual({ ok: true, file });
    expect(resolveProfile(file, []).profile.id).toBe(file.id);
  }
  const { match: _, ...family } = SHIPANY_TWO;
  expect(SiteProfile.parse(family)).toEqual(family);
  expect(ActProfile.parse(SHIPANY_TWO_ACT)).toEqual(SHIPANY_TWO_ACT);
});

test('lists replace, fields of objects are taken one by one', () => {
  const { profile, act } = resolveProfile(MINE, BUNDLED_PROFILES);
  expect(profile).toMatchObject({ id: 'my-studio', version: 3 });
  expect(profile.net.status).toEqual(MINE.net?.status);
  expect(profile.net.submit).toEqual(SHIPANY_TWO.net.submit);
  expect(profile.task.states).toEqual({ ...SHIPANY_TWO.task.states, failed: ['broken'] });
  expect(act).toEqual({ ...SHIPANY_TWO_ACT, start: '/create' });
  expect(profile).not.toHaveProperty('match');
  expect(profile).not.toHaveProperty('extends');
});

test('of a part that was taught, what was taught holds alone', () => {
  const taught = { prompt: [{ css: '.mine' }, { css: '#image-prompt' }], cost: [{ css: 'b' }] };
  const { dom } = resolveProfile(MINE, BUNDLED_PROFILES, taught).profile;
  expect(dom.prompt).toEqual(taught.prompt);
  expect(dom.cost).toEqual(taught.cost);
  expect(dom.submit).toEqual(SHIPANY_TWO.dom.submit);
});

test('extending what is not there, or oneself in a circle, is an error with a name', () => {
  const file = { ...MINE, extends: 'nowhere' };
  expect(refusal(() => resolveProfile(file, BUNDLED_PROFILES))).toBe(
    'extends names "nowhere", which is not known; there are "shipany-two", "blank"',
  );
  const ring = [
    { id: 'a', version: 1, extends: 'b' },
    { id: 'b', version: 1, extends: 'a' },
  ];
  expect(refusal(() => resolveProfile({ ...MINE, extends: 'a' }, ring))).toBe(
    'extends goes in a circle: a > b > a',
  );
});

test('a profile that extends nothing stands on the blank one', () => {
  const { extends: _, act: __, ...alone } = MINE;
  const { profile, act } = resolveProfile(alone, BUNDLED_PROFILES);
  expect(profile.net).toEqual({ ...BLANK_PROFILE.net, ...MINE.net });
  expect(profile.errors).toEqual(BLANK_PROFILE.errors);
  expect(profile.dom.prompt).toEqual([]);
  expect(act).toBeNull();
});

test('what nobody says is named', () => {
  expect(refusal(() => resolveProfile({ ...SHIPANY_TWO, act: { start: '/' } }, []))).toMatch(
    /^act\.seedHonoured is missing/,
  );
});
