import { openScriptLab, type ScriptLab } from '../../script-lab.ts';
import { hash32 } from '../../studio/random.ts';
import { openForm } from '../../studio/standins/drive.ts';
import { pages } from '../../studio/standins/pages.ts';
import { type Standins, startStandins } from '../../studio/standins/standins.ts';
import type { InPage } from './inject.ts';
import type { Judged } from './known-truth.ts';

export type Look = { ours: Judged; naive: Judged; ms: number; state: string; done: string[] };

/** A browser in which the recogniser runs on stand-in pages as it does in the extension. */
export type Lab = {
  names: readonly string[];
  /** The page as it is, or the mutant of a seed. */
  look(name: string, seed: number | null): Promise<Look>;
  close(): Promise<void>;
};

/** Opens the lab: the recogniser as a content script of a small extension. */
export async function openLab(only?: readonly string[]): Promise<Lab> {
  const standins = await startStandins(only ? { only } : {});
  const lab = await openScriptLab(new URL('./inject.ts', import.meta.url), 'standinEval');
  return {
    names: standins.names,
    look: (name, seed) => look(lab, standins, name, seed),
    async close() {
      await lab.close();
      await standins.close();
    },
  };
}

/** Of a mutant, of another chance where what was done hides the form. */
const TRIES = 5;

async function look(
  { page, realm: realmOf }: ScriptLab,
  standins: Standins,
  name: string,
  seed: number | null,
) {
  const { truth } = pages[name]!;
  for (let tried = 0; tried < TRIES; tried += 1) {
    await page.goto(standins.url(name), { waitUntil: 'load' });
    await page.waitForNetworkIdle({ idleTime: 150 });
    await openForm(page, truth);
    const realm = await realmOf();
    const done = await realm.evaluate(
      (given, chance) => {
        const lab = (globalThis as unknown as { standinEval: InPage }).standinEval;
        lab.learn(given);
        return chance === null ? [] : lab.mutate(chance);
      },
      truth,
      seed === null ? null : hash32(`${name} ${seed}${' again'.repeat(tried)}`),
    );
    if (!done) continue;
    const judged = await realm.evaluate(() =>
      (globalThis as unknown as { standinEval: InPage }).standinEval.judge(),
    );
    return { ...judged, done };
  }
  throw new Error(`each of ${TRIES} mutants of ${name} ${seed} hides the form`);
}
