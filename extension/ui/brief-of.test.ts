import { expect, test } from 'vitest';
import { DESTINATIONS } from '../../shared/destination.ts';
import { briefOf, typedBrief } from './brief-of.ts';
import { deadlines, deadlineWords, localText } from './deadlines.ts';

const NOW = new Date(2026, 10, 24, 17, 30).getTime();
const about = { project: 'teaser', since: NOW };
const [social = null] = DESTINATIONS;

test('what is typed becomes a brief, and a brief what is typed', () => {
  const typed = { ...typedBrief(null, social), stills: '1', clips: '3', credits: '1250.5' };
  const { brief } = briefOf(typed, about);
  expect(brief).toMatchObject({
    ...{ stills: 1, clips: 3, clipSeconds: 5, credits: 1_250_500, finals: 'heavy' },
    ...{ project: 'teaser', since: NOW, destination: { id: 'social' } },
  });
  expect(typedBrief(brief, null)).toEqual({ ...typed, credits: '1250.5' });
  expect(briefOf({ ...typed, clips: '0', seconds: '' }, about).brief?.clipSeconds).toBeNull();
});

test('what is wrong is said where it is', () => {
  const typed = typedBrief(null, null);
  expect(briefOf({ ...typed, stills: '0' }, about).errors?.stills).toContain('At least one');
  expect(briefOf({ ...typed, stills: 'two' }, about).errors?.stills).toContain('whole');
  expect(briefOf({ ...typed, clips: '3', seconds: '' }, about).errors?.seconds).toBeTruthy();
  expect(briefOf({ ...typed, credits: 'lots' }, about).errors?.credits).toBeTruthy();
});

test('deadlines are those still to come', () => {
  expect(deadlines(NOW).map(({ name }) => name)).toContain('today 18:00');
  expect(deadlines(NOW + 3_600_000).map(({ name }) => name)[0]).toBe('tomorrow 09:00');
  const [today, tomorrow] = deadlines(NOW);
  expect(deadlineWords(today?.at ?? 0, NOW)).toBe('today 18:00');
  expect(deadlineWords(tomorrow?.at ?? 0, NOW)).toBe('tomorrow 09:00');
  expect(localText(today?.at ?? 0)).toBe('2026-11-24T18:00');
});
