import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import { seeded } from '../../shared/seeded.ts';
import { editChain } from './edit-chains.ts';
import { FURTHER_SEQUENCES } from './further-sequences.ts';
import { jaccardRule } from './jaccard-rule.ts';
import { pairsOf, scoresOf } from './pairwise.ts';
import { SEQUENCES, type Step } from './sequences.ts';

const ours = (prompt: string, at: number, recent: readonly ConceptMember[]) =>
  conceptOf({ prompt, parents: [] }, at, recent);

function compare(sequences: readonly (readonly Step[])[]) {
  const finder = scoresOf(sequences.map((steps) => pairsOf(steps, ours)));
  const plain = scoresOf(sequences.map((steps) => pairsOf(steps, jaccardRule)));
  return { finder, plain };
}

function tell(name: string, { finder, plain }: ReturnType<typeof compare>): void {
  const words = ({ precision, recall, f1 }: typeof finder) =>
    `F1 ${f1.toFixed(3)} (P ${precision.toFixed(2)}, R ${recall.toFixed(2)})`;
  console.info(`${name}: ${words(finder)}; plain rule ${words(plain)}`);
}

test('prompts written by hand are put together as a person would', () => {
  const known = compare(SEQUENCES.map(({ steps }) => steps));
  const further = compare(FURTHER_SEQUENCES.map(({ steps }) => steps));
  tell('sequences', known);
  tell('further sequences', further);
  expect(known.finder.f1).toBeGreaterThan(0.95);
  expect(further.finder.f1).toBeGreaterThan(further.plain.f1 + 0.05);
});

test('chains of edits are followed, and ideas with one look behind them stay apart', () => {
  const chains = Array.from({ length: 200 }, (_, i) => editChain(seeded(i + 1), 2 + (i % 4), 20));
  const scores = compare(chains);
  tell('edit chains', scores);
  expect(scores.finder.f1).toBeGreaterThan(scores.plain.f1);
});

test('neither the order of words nor flags, case or punctuation make another idea', () => {
  const words = fc.uniqueArray(
    fc.constantFrom(...'heron accordion glacier orchid igloo'.split(' ')),
    {
      minLength: 2,
    },
  );
  fc.assert(
    fc.property(words, fc.nat(), (chosen, seed) => {
      const random = seeded(seed);
      const shuffled = [...chosen].sort(() => random() - 0.5);
      const member = { concept: 'c', prompt: chosen.join(' '), at: 0, assets: [] };
      const again = `${shuffled.join(', ').toUpperCase()}! --ar 16:9 --seed ${seed}`;
      expect(ours(again, 1, [member])).toBe('c');
    }),
  );
});

test('what is said apart stays apart, and what is said together stays together', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const prompts = editChain(seeded(seed), 1, 8).map(([, , prompt]) => prompt);
      const recent: ConceptMember[] = prompts
        .slice(0, 4)
        .map((prompt, at) => ({ concept: 'one', prompt, at, assets: [] }));
      // The person says that the last of them begins another idea, and goes on from it.
      recent[3] = { ...(recent[3] as ConceptMember), concept: 'other' };
      const goneOn = `${recent[3].prompt}, a violet kite`;
      expect(ours(goneOn, 4, recent)).toBe('other');
      const strange = { concept: 'one', prompt: 'quartz paperweight', at: 5, assets: [] };
      expect(ours('quartz paperweight on velvet', 6, [...recent, strange])).toBe('one');
    }),
  );
});
