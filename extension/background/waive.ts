import { v7 as uuidv7 } from 'uuid';
import type { Id, Site } from '../../shared/id.ts';
import { isSameValue } from '../../shared/same-value.ts';
import {
  isLiving,
  spanOf,
  type Waiver,
  type WaiverSpan,
  withWaivers,
} from '../../shared/waiver.ts';
import type { Outcome } from '../messages.ts';
import { preferences } from '../state.ts';
import { readBase } from './base.ts';
import { saveRules } from './rules.ts';
import { flush } from './sync.ts';

type Wanted = { rules: readonly string[]; concept: Id; span: WaiverSpan; reason: string };

/**
 * Lets rules that asked on a studio's page pass there from now on. It reaches no other studio, and
 * no rule for which a waiver cannot stand, whatever the page's script says.
 */
export async function waive(wanted: Wanted, site: Site): Promise<Outcome> {
  const before = await revision();
  const outcome = await tryOnce(wanted, site);
  if (outcome.ok) return outcome;
  // The rules may have been changed elsewhere: what is known here catches up first.
  await flush(true);
  return (await revision()) === before ? outcome : tryOnce(wanted, site);
}

async function revision(): Promise<number> {
  return (await readBase(Date.now())).rules.revision;
}

async function tryOnce({ rules, concept, span, reason }: Wanted, site: Site): Promise<Outcome> {
  const now = Date.now();
  const [known, { project }] = await Promise.all([readBase(now), preferences.getValue()]);
  const where = spanOf(span, { site, project, concept }, now);
  if (!where) return { ok: false, why: 'No project is chosen.' };
  const before = known.rules.waivers;
  // One that was stored, and of which only the answer was lost, stands already.
  const stands = (rule: string) =>
    before.some(
      (one) => one.rule === rule && isLiving(one, now) && isSameValue(one.scope, where.scope),
    );
  const more = rules
    .filter((rule) => !stands(rule))
    .map((rule): Waiver => ({ id: uuidv7(), rule, reason, since: now, ...where }));
  if (more.length === 0) return { ok: true };
  return saveRules({ ...known.rules, waivers: withWaivers(before, more, now) });
}
