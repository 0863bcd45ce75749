import { createChance } from './chance.ts';
import { addDecoys, addNegativeFirst } from './decoys.ts';
import { dress } from './look.ts';
import { dropNames, dropTestIds, hashClasses, hashIds } from './names.ts';
import { reorder, type Swapped, swapTags, wrap } from './shape.ts';
import { translate } from './translate.ts';

export type Mutable = {
  prompt: Element | null;
  hasNegative: boolean;
  swapped: Swapped;
  /** A negative prompt that the page did not have before. */
  negative(element: Element): void;
};

/** Changes the page in the ways that real ones change. @returns what was done, in order */
export function mutate(seed: number, page: Mutable): string[] {
  const chance = createChance(seed);
  const done: string[] = [];
  const sometimes = (share: number, name: string, change: () => void) => {
    if (!chance.is(share)) return;
    change();
    done.push(name);
  };
  sometimes(0.5, 'reorder', () => reorder(chance));
  const { prompt } = page;
  if (prompt?.matches('textarea') && !page.hasNegative)
    sometimes(0.3, 'negative-first', () => page.negative(addNegativeFirst(prompt)));
  sometimes(0.7, 'decoys', () => addDecoys(chance));
  sometimes(0.4, 'translate', () => translate(chance));
  sometimes(0.4, 'theme', () => dress(chance));
  sometimes(0.5, 'no-test-ids', dropTestIds);
  const names = chance.pick(['hash', 'hash', 'drop', 'keep']);
  if (names === 'hash') {
    hashIds(chance);
    hashClasses(chance);
  }
  if (names === 'drop') dropNames();
  done.push(`${names}-names`);
  sometimes(0.5, 'wrap', () => wrap(chance));
  sometimes(0.4, 'swap-tags', () => swapTags(chance, page.swapped));
  return done;
}
