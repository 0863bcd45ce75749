import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mismatch, mismatchReport, type PageNode } from './mismatch-report.ts';
import { ANCHORS } from './parts.ts';
import type { Understanding } from './understanding.ts';

/** Letters that no word of the report's own has in a row. */
const word = fc.string({
  unit: fc.constantFrom(...'xzqjkvwж猫é*.(+'.split('')),
  minLength: 3,
  maxLength: 9,
});
const prompt = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '))
  .filter((text) => /[xzqjkvwж猫é]{3}/.test(text));
const base64 = fc
  .uint8Array({ minLength: 18, maxLength: 60 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const token = fc.oneof(
  base64,
  base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  fc.uuid(),
  fc
    .uint8Array({ minLength: 16, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.tuple(base64, base64, base64).map(([a, b, c]) => `eyJ${a}.${b}.${c}`),
  base64.map((text) => `sk-${text}`),
);

const NODE: PageNode = {
  ...{ tag: 'form', role: null, type: null, text: 4, shown: true, children: [], more: 0 },
  attributes: [{ name: 'class', length: 12 }],
};

/** A page on which a text turns up in every place that a text can have. */
function pageWith(said: string, typed: readonly string[]): Mismatch {
  const anchor = {
    locator: {
      css: `img[alt="${said.replaceAll('"', '\\"')}"], #${said}, .${said}`,
      ...{ text: said, label: said, expect: 1 },
    },
    ...{ confidence: 0.9, evidence: [said, `its words are “${said}”`, `it says ${said}`] },
    ...{ text: said, rect: { x: 0, y: 0, width: 10, height: 10 }, from: 'recognised' as const },
  };
  const understanding: Understanding = {
    site: 'https://studio.example',
    ...{ path: `/share/${said}`, at: 0, state: 'paused', reason: `not found: ${said}` },
    looked: true,
    profile: { id: 'learned', version: 3, source: 'learned' },
    anchors: Object.fromEntries(ANCHORS.map((name) => [name, anchor])),
    requests: [
      {
        ...{ rule: said, as: 'submit', method: 'POST', origin: 'https://api.example' },
        ...{ path: `/v1/${said}?token=${said}`, confidence: 1, evidence: [said] },
      },
    ],
  };
  const child = { ...NODE, tag: 'textarea', attributes: [{ name: said, length: 5 }], role: said };
  return {
    ...{ when: '2027-01-02T03:04:05Z', version: '0.1.0', browser: 'Chromium 156', language: 'en' },
    ...{ understanding, typed },
    misunderstood: [
      { at: 0, what: `https://cdn.example/a/${said}.png?sig=${said} had no task: ${said}` },
    ],
    structure: { ...NODE, children: [child] },
  };
}

test('nothing that a person wrote gets into the report, wherever the page repeats it', () => {
  fc.assert(
    fc.property(prompt, (text) => {
      const report = mismatchReport(pageWith(text, [text])).toLowerCase();
      expect(report).not.toContain(text.toLowerCase());
      const words = text.split(' ');
      for (let at = 0; at + 3 <= words.length; at += 1) {
        const three = words
          .slice(at, at + 3)
          .join(' ')
          .toLowerCase();
        expect(report).not.toContain(three);
      }
    }),
    { numRuns: 300 },
  );
});

test('nothing like a token gets into it, whoever wrote it', () => {
  fc.assert(
    fc.property(token, (text) => {
      const report = mismatchReport(pageWith(text, []));
      expect(report).not.toContain(text);
      for (let at = 0; at + 12 <= text.length; at += 1)
        expect(report).not.toContain(text.slice(at, at + 12));
    }),
    { numRuns: 300 },
  );
});

test('says what was found, how, and how the page is built', () => {
  const page = pageWith('generate', []);
  const { prompt: found, ...others } = page.understanding.anchors;
  expect(found).toBeDefined();
  const report = mismatchReport({
    ...page,
    understanding: {
      ...page.understanding,
      path: '/create',
      anchors: {
        ...others,
        submit: {
          ...found!,
          locator: { css: 'button[type="submit"]', text: '^generate', expect: 1 },
          evidence: ['beside the prompt'],
        },
      },
    },
  });
  expect(report).toContain('page: https://studio.example/create');
  expect(report).toContain('profile: learned, version 3, learned');
  expect(report).toContain('prompt: not found');
  expect(report).toContain('button[type=submit] · text ^generate · at most 1');
  expect(report).toContain('- beside the prompt');
  expect(report).toContain('<form class(12)> text(4)');
});
