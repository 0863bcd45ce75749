import { checkExpression } from '../../shared/cel.ts';
import { watchedSince } from '../../shared/keep-pack.ts';
import { RuleSet } from '../../shared/rule.ts';
import { waiverProblems } from '../../shared/waiver.ts';
import type { Outcome } from '../messages.ts';
import { readBase } from './base.ts';
import { CompanionError, putRules } from './companion.ts';
import { readMeta } from './meta.ts';
import { keepRules } from './outbox.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

/** Stores rules: at the companion where one is paired, else here. Nothing is kept on a refusal. */
export async function saveRules(wanted: RuleSet): Promise<Outcome> {
  const parsed = RuleSet.safeParse(wanted);
  if (!parsed.success) return { ok: false, why: 'These rules have an unknown shape.' };
  for (const rule of parsed.data.rules) {
    const error = checkExpression(rule);
    if (error) return { ok: false, why: `Rule "${rule.id}": ${error.message}` };
  }
  const [wrong] = waiverProblems(parsed.data.waivers, parsed.data.rules);
  if (wrong) return { ok: false, why: wrong.message };
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
    const now = Date.now();
    if ((await readBase(now)).rules.revision !== parsed.data.revision)
      return { ok: false, why: 'The rules were changed meanwhile.' };
    stored = watchedSince({ ...parsed.data, revision: parsed.data.revision + 1 }, now);
  }
  await keepRules(stored);
  await refreshView();
  // What else the companion says changed with them: what became of broken rules is history now.
  void flush(true);
  return { ok: true };
}
