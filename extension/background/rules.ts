import { checkExpression } from '../../shared/cel.ts';
import { DEFAULT_RULES, RuleSet } from '../../shared/rule.ts';
import type { Outcome } from '../messages.ts';
import { CompanionError, putRules } from './companion.ts';
import { readMeta } from './meta.ts';
import { keepRules } from './outbox.ts';
import { flush } from './sync.ts';
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
      const said = error instanceof CompanionError ? error : null;
      // They may have been changed elsewhere: what is shown catches up before the next try.
      if (said?.why === 'refused') void flush(true);
      return { ok: false, why: said?.message ?? 'The rules were not stored.' };
    }
  } else {
    const base = await readMeta('base');
    if ((base?.rules ?? DEFAULT_RULES).revision !== parsed.data.revision)
      return { ok: false, why: 'The rules were changed meanwhile.' };
    stored = { ...parsed.data, revision: parsed.data.revision + 1 };
  }
  await keepRules(stored);
  await refreshView();
  // What else the companion says changed with them: what became of broken rules is history now.
  void flush(true);
  return { ok: true };
}
