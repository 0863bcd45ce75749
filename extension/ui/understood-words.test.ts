import { expect, test } from 'vitest';
import type { Anchor, Understanding } from '../../shared/site/understanding.ts';
import { understoodWords } from './understood-words.ts';

const ANCHOR: Anchor = {
  locator: null,
  confidence: 0.9,
  evidence: [],
  text: null,
  rect: { x: 0, y: 0, width: 1, height: 1 },
  from: 'recognised',
};
const PAGE: Understanding = {
  ...{ site: 'https://studio.example', path: '/', at: 0, state: 'understood', reason: null },
  looked: true,
  profile: { id: 'x', version: 1, source: 'learned' },
  anchors: { prompt: ANCHOR, submit: ANCHOR, model: ANCHOR, cost: ANCHOR },
  requests: [],
};

test('names what is understood and what is missed, and where it is known from', () => {
  expect(understoodWords(PAGE)).toEqual({
    title: 'This page is understood',
    parts: 'Understood: prompt, model, Generate, cost; not found: balance',
    source: 'Learned from this page.',
    ...{ reason: null, recording: null },
  });
});

test('one part that was pointed at is enough to say that the page was taught', () => {
  const anchors = { ...PAGE.anchors, submit: { ...ANCHOR, from: 'taught' as const } };
  expect(understoodWords({ ...PAGE, anchors }).source).toBe('You taught this page.');
});

test('a paused page says whether recording goes on', () => {
  const paused = { ...PAGE, state: 'paused' as const, reason: 'not found: prompt' };
  expect(understoodWords(paused).recording).toContain('Nothing is recorded');
  const submit = {
    ...{ rule: 'r', as: 'submit' as const, method: 'POST', origin: 'https://a.example' },
    ...{ path: '/', confidence: 1, evidence: [] },
  };
  const heard = understoodWords({ ...paused, requests: [submit] });
  expect(heard.recording).toContain('Recording goes on');
  expect(heard.reason).toBe('not found: prompt');
});
