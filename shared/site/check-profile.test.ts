import { expect, test } from 'vitest';
import { checkProfile, checkProfileText, PROFILE_MAX } from './check-profile.ts';
import { sayProblems } from './profile-problem.ts';

const problemsOf = (text: string) => {
  const checked = checkProfileText(text);
  return checked.ok ? [] : checked.problems;
};

test.each([
  ['', 1, 1, 'value expected'],
  ['{"id": "a",\n  "version": 1,\n}', 3, 1, 'property name expected'],
  ['{"id": "a"\n "version": 1}', 2, 2, 'comma expected'],
  ['{"id": "a", "version": 1', 1, 25, 'close brace expected'],
  ['// mine\n{}', 1, 1, 'invalid comment token'],
  ['{"id": "a\\q", "version": 1}', 1, 8, 'invalid escape character'],
  ['{"id": "a"} x', 1, 13, 'invalid symbol'],
])('%j is not JSON, by line and column', (text, line, column, why) => {
  const [first] = problemsOf(text);
  expect(first).toEqual({ path: '', message: `is not JSON: ${why}`, line, column });
});

test('every error, first ones first, each with path, line and what was expected', () => {
  const text = `{
  "id": "My Studio",
  "net": { "submit": [{ "id": "go", "method": "FETCH", "request": {} }] },
  "dom": { "prompt": [{ "css": "textarea", "text": "(a+)+$" }], "prompts": [] },
  "version": "2"
}`;
  expect(problemsOf(text).map(({ path, line, message }) => [line, path, message])).toEqual([
    [2, 'id', 'must match pattern /^[a-z0-9][a-z0-9.:-]{0,99}$/'],
    [3, 'net.submit[0].path', 'is missing (expected string)'],
    [3, 'net.submit[0].method', expect.stringContaining('expected one of "GET"|"POST"')],
    [4, 'dom.prompt[0].text', expect.stringContaining('could take very long')],
    [4, 'dom.prompts', 'is not known here'],
    [5, 'version', 'expected number, received string'],
  ]);
});

test('a field that is stated twice is an error: one of them would be lost', () => {
  const text = '{"id": "a", "version": 1,\n "dom": {},\n "dom": {"prompt": []}}';
  expect(problemsOf(text)).toEqual([
    { path: 'dom', message: 'is stated twice', line: 3, column: 2 },
  ]);
});

test('what is too large, is no object, or would be a prototype is refused', () => {
  const filler = 'x'.repeat(PROFILE_MAX);
  expect(problemsOf(JSON.stringify({ id: filler }))[0]?.message).toContain('at most 200000');
  expect(checkProfile({ id: filler })).toMatchObject({ ok: false });
  for (const value of [null, undefined, 3, [], 'text'])
    expect(checkProfile(value)).toMatchObject({ ok: false, problems: [{ path: '' }] });
  expect(problemsOf('{"id": "a", "version": 1, "__proto__": {"dom": {}}}')[0]?.path).toBe(
    '__proto__',
  );
});

test('problems are said in a few lines', () => {
  const said = sayProblems(problemsOf('{"a": 1, "b": 2, "id": "x", "version": 1, "c": 0, "d": 0}'));
  expect(said).toBe(
    'line 1, column 2: a is not known here\nline 1, column 10: b is not known here\nline 1, column 43: c is not known here\nand 1 more',
  );
});
