import * as z from 'zod/mini';
import { checkExpression } from '../../shared/cel.ts';
import { Id, Site } from '../../shared/id.ts';
import { Rule, RuleParam } from '../../shared/rule.ts';
import { type Answer, onMessage } from '../messages.ts';
import { giveAnswer } from './approvals.ts';
import { askWhatIf, CompanionError, forget, readRuleHistory, readWaivers } from './companion.ts';
import { noteConnection } from './connection.ts';
import { answerImageHost } from './image-hosts.ts';
import { pairByCode } from './pair-at.ts';
import { lookAtDue } from './picture.ts';
import { promote } from './promote.ts';
import { refreshReport } from './reports.ts';
import { saveRules } from './rules.ts';
import { fromSurface } from './sender.ts';
import { disableSite, enableSite } from './sites.ts';
import { stateBrief } from './state-brief.ts';
import { stateConcepts } from './state-concepts.ts';
import { stateGrants } from './state-grants.ts';
import { statePlan } from './state-plan.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

const Given = z.strictObject({
  generation: Id,
  approved: z.boolean(),
  reason: z.string().check(z.maxLength(500)),
});

const Condition = z.strictObject({ when: Rule.shape.when, params: z.array(RuleParam) });

const Answered = z.strictObject({ host: Site, allowed: z.boolean() });

/** Answers our own pages, and nobody else. */
export function answerSurfaces(): void {
  onMessage('answerApproval', async ({ data, sender }) => {
    fromSurface(sender);
    const { generation, approved, reason } = Given.parse(data);
    const found = await giveAnswer(generation, { approved, reason });
    await refreshView();
    return found ? { ok: true } : { ok: false, why: 'This request is not waiting any more.' };
  });

  onMessage('pairWithCode', ({ data, sender }) => {
    fromSurface(sender);
    return pairByCode(String(data).trim());
  });

  onMessage('forgetCompanion', async ({ sender }) => {
    fromSurface(sender);
    await forget();
    await noteConnection(null, Date.now());
    await refreshView();
    return { ok: true };
  });

  onMessage('reconnect', async ({ sender }) => {
    fromSurface(sender);
    await flush(true);
    await refreshView();
    return { ok: true };
  });

  onMessage('saveRules', ({ data, sender }) => {
    fromSurface(sender);
    return saveRules(data);
  });

  onMessage('checkRule', ({ data, sender }) => {
    fromSurface(sender);
    return checkExpression(Condition.parse(data));
  });

  onMessage('whatIf', ({ data, sender }) => {
    fromSurface(sender);
    return answerOf(() => askWhatIf(data));
  });

  onMessage('waivers', ({ sender }) => {
    fromSurface(sender);
    return answerOf(async () => {
      // What waits here belongs into it.
      await flush(true);
      return readWaivers();
    });
  });

  onMessage('ruleHistory', ({ sender }) => {
    fromSurface(sender);
    return answerOf(readRuleHistory);
  });

  onMessage('answerImageHost', async ({ data, sender }) => {
    fromSurface(sender);
    const { host, allowed } = Answered.parse(data);
    const outcome = await answerImageHost(host, allowed);
    void lookAtDue();
    await refreshView();
    return outcome;
  });

  onMessage('statePlan', ({ data, sender }) => {
    fromSurface(sender);
    return statePlan(data);
  });

  onMessage('stateBrief', ({ data, sender }) => {
    fromSurface(sender);
    return stateBrief(data);
  });

  onMessage('stateConcepts', ({ data, sender }) => {
    fromSurface(sender);
    return stateConcepts(data);
  });

  onMessage('stateGrants', ({ data, sender }) => {
    fromSurface(sender);
    return stateGrants(data);
  });

  onMessage('refreshReport', ({ data, sender }) => {
    fromSurface(sender);
    return refreshReport(String(data));
  });

  onMessage('promote', ({ data, sender }) => {
    fromSurface(sender);
    return promote(Id.parse(data));
  });

  onMessage('enableSite', ({ data, sender }) => {
    fromSurface(sender);
    return enableSite(data);
  });

  onMessage('disableSite', ({ data, sender }) => {
    fromSurface(sender);
    return disableSite(data);
  });
}

/** What the companion keeps; where it is not there, that is why there is none. */
async function answerOf<T>(question: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await question() };
  } catch (error) {
    const said = error instanceof CompanionError ? error : null;
    if (said?.why === 'refused') return { ok: false, why: said.message };
    return { ok: false, why: 'The companion keeps the past, and it is away.' };
  }
}
