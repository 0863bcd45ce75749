import { Hono } from 'hono';
import { watchedSince } from '../../shared/keep-pack.ts';
import { RulesDocument } from '../../shared/protocol.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { checkRules } from '../check-rules.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { Refusal } from '../refusal.ts';

/** Reads and replaces the escalation rules and the person's own caps. */
export function rulesRoute({ rules, now: at }: Deps) {
  return new Hono<Env>()
    .get('/', (c) => c.json<RuleSet>(rules.data))
    .put('/', jsonBody(RulesDocument), async (c) => {
      const wanted = c.req.valid('json');
      checkRules(wanted);
      const stored = await rules.update((now) => {
        if (now.revision !== wanted.revision) {
          const message = `The rules are at revision ${now.revision} by now, not ${wanted.revision}.`;
          throw new Refusal('stale-revision', message, 'revision');
        }
        return watchedSince({ ...wanted, revision: now.revision + 1 }, at());
      });
      return c.json<RuleSet>(stored);
    });
}
