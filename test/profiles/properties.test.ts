import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUNDLED_PROFILES } from '../../shared/site/bundled-profiles.ts';
import { checkProfile, checkProfileText } from '../../shared/site/check-profile.ts';
import { type ProfileFile, SiteProfile } from '../../shared/site/profile.ts';
import { ProfileFileSchema } from '../../shared/site/profile-file.ts';
import { pathText } from '../../shared/site/profile-problem.ts';
import { resolveProfile } from '../../shared/site/resolve-profile.ts';
import { arbitraryOf } from './arbitrary.ts';

const files = arbitraryOf(ProfileFileSchema) as fc.Arbitrary<ProfileFile>;
const [FAMILY] = BUNDLED_PROFILES;

type Leaf = readonly (string | number)[];

/** The places of all texts, numbers and the like. */
function leavesOf(value: unknown, at: Leaf = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => leavesOf(inner, [...at, key]));
}

function valueAt(document: unknown, at: Leaf): unknown {
  return at.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)?.[step], document);
}

function put(document: unknown, at: Leaf, value: unknown): void {
  const within = valueAt(document, at.slice(0, -1)) as Record<string, unknown>;
  within[at.at(-1) as string] = value;
}

test('a profile that is written down and read again is the same', () => {
  fc.assert(
    fc.property(files, (file) => {
      expect(checkProfileText(JSON.stringify(file, null, 2))).toEqual({ ok: true, file });
      expect(checkProfile(file)).toEqual({ ok: true, file });
    }),
    { numRuns: 80 },
  );
});

test('what a profile states holds, and all else is as in the one that it extends', () => {
  fc.assert(
    fc.property(files, (stated) => {
      const { act: _, ...rest } = stated;
      const { profile } = resolveProfile({ ...rest, extends: 'shipany-two' }, BUNDLED_PROFILES);
      expect(SiteProfile.safeParse(profile).success).toBe(true);
      const { match: __, extends: ___, ...own } = rest;
      const { match: ____, act: _____, ...base } = FAMILY as ProfileFile;
      for (const at of leavesOf(own)) expect(valueAt(profile, at)).toEqual(valueAt(own, at));
      for (const at of leavesOf(base)) {
        const list = at.findIndex((step) => typeof step === 'number');
        const field = list < 0 ? at : at.slice(0, list);
        const source = valueAt(own, field) === undefined ? base : own;
        expect(valueAt(profile, field)).toEqual(valueAt(source, field));
      }
    }),
    { numRuns: 80 },
  );
});

test('one wrong value is named by its path, and by its line where there is a text', () => {
  const wrong = fc.constantFrom(Number.MAX_VALUE, [{}], { unheard: 'of' }, true);
  fc.assert(
    fc.property(files, fc.nat(), wrong, (file, pick, value) => {
      const broken = structuredClone(file);
      const leaves = leavesOf(broken).filter(
        (at) => !at.includes('equals') && typeof valueAt(file, at) === 'string',
      );
      const at = leaves[pick % leaves.length] ?? ['id'];
      put(broken, at, value);
      const checked = checkProfileText(JSON.stringify(broken, null, 2));
      if (checked.ok) throw new Error(`${pathText(at)} was taken as ${JSON.stringify(value)}`);
      const [problem] = checked.problems;
      expect(problem?.path).toBe(pathText(at));
      const lines = JSON.stringify(broken, null, 2).split('\n');
      expect(lines[(problem?.line ?? 0) - 1]).toContain(
        typeof at.at(-1) === 'string' ? `"${at.at(-1)}":` : '',
      );
    }),
    { numRuns: 120 },
  );
});

test('a field that is not known is refused by its path', () => {
  fc.assert(
    fc.property(files, fc.stringMatching(/^x[a-z]{1,8}$/), (file, name) => {
      const checked = checkProfile({ ...file, net: { ...file.net, [name]: 1 } });
      expect(checked).toMatchObject({ problems: [{ path: `net.${name}` }] });
    }),
    { numRuns: 50 },
  );
});

test('whatever text comes in, a profile or problems come out', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    files.map((one) => JSON.stringify(one).slice(0, -1)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const checked = checkProfileText(text);
      if (!checked.ok) expect(checked.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 250 },
  );
});
