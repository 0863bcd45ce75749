import { checkExpression } from '../../shared/cel.ts';
import { DEFAULT_RULES, RuleSet } from '../../shared/rule.ts';
import { emptySnapshot } from '../../shared/snapshot.ts';
import type { Outcome } from '../messages.ts';
import { CompanionError, putRules } from './companion.ts';
import { openDb, strictly } from './db.ts';
import { metaIn, readMeta, setMetaIn } from './meta.ts';
import { refreshView } from './view.ts';

/** Stores rules: at the companion where one is paired, else here. Nothing is kept on a refusal. */
export async function saveRules(wanted: RuleSet): Promise<Outcome> {
  const parsed = RuleSet.safeParse(wanted);
  if (!parsed.success) return { ok: false, why: 'These rules have an unknown shape.' };
  for (const { id, when } of parsed.data.rules) {
    const error = checkExpression(when);
    if (error) return { ok: false, why: `Rule "${id}": ${error.message}` };
  }
  let stored: RuleSet;
  if (await readMeta('key')) {
    try {
      stored = await putRules(parsed.data);
    } catch (error) {
      const why = error instanceof CompanionError ? error.message : 'The rules were not stored.';
      return { ok: false, why };
    }
  } else {
    const base = await readMeta('base');
    if ((base?.rules ?? DEFAULT_RULES).revision !== parsed.data.revision)
      return { ok: false, why: 'The rules were changed meanwhile.' };
    stored = { ...parsed.data, revision: parsed.data.revision + 1 };
  }
  const tx = await strictly(await openDb());
  const base = (await metaIn(tx, 'base')) ?? emptySnapshot(DEFAULT_RULES, Date.now());
  await setMetaIn(tx, 'base', { ...base, rules: stored });
  await tx.done;
  await refreshView();
  return { ok: true };
}
