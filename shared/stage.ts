import type { RecentGeneration } from './snapshot.ts';

/** What of a generation tells how far its idea has come. */
export type StageMember = Pick<
  RecentGeneration,
  'tier' | 'kind' | 'outcome' | 'end' | 'promotedFrom' | 'assets' | 'usable' | 'rejected'
>;

/**
 * How far an idea has come. `explores`: nothing of it is usable and nothing was rendered for good;
 * `refines`: a draft is usable, or a final was tried; `finishes`: a final is usable, or the work is
 * on its pixels already. `drafts`: those that may still have come back, in the light and the
 * standard tier; `heavy`: something was rendered heavy or promoted; `because`: for people.
 */
export type Stage = {
  stage: 'explores' | 'refines' | 'finishes';
  drafts: number;
  usable: boolean;
  heavy: boolean;
  because: string;
};

/** Nobody cleans up, enlarges or animates what is still being sought. */
const FINISHING: readonly StageMember['kind'][] = ['upscale', 'image-to-video'];
const ON_PIXELS: readonly StageMember['kind'][] = ['inpaint', 'outpaint'];
const FAILED: readonly StageMember['end'][] = ['failed', 'canceled', 'rejected'];

/** The stage of an idea from its generations, in any order; those that brought nothing do not count. */
export function stageOf(members: readonly StageMember[]): Stage {
  const made = members.filter(
    ({ outcome, end }) => outcome === 'released' && !FAILED.includes(end),
  );
  const finals = made.filter(isFinal);
  const worked = made.filter(({ kind }) => [...FINISHING, ...ON_PIXELS].includes(kind));
  const drafts = made.filter((one) => !isFinal(one) && !worked.includes(one));
  const usable = made.some(hasUsable);
  const heavy = finals.length > 0;
  const at = (stage: Stage['stage'], because: string): Stage => {
    return { stage, drafts: drafts.length, usable, heavy, because };
  };
  if (finals.some(hasUsable)) return at('finishes', 'a final is usable');
  const finishing = worked.find(({ kind }) => FINISHING.includes(kind));
  if (finishing)
    return at('finishes', finishing.kind === 'upscale' ? 'enlarged already' : 'animated already');
  if (heavy) return at('refines', 'a final was rendered, none usable yet');
  if (usable) return at('refines', 'a draft is usable');
  if (worked.length > 0) return at('refines', 'worked on in its pixels already');
  if (drafts.length === 0) return at('explores', 'no draft yet');
  const seen = drafts.some((one) => hasUsable(one) || (one.rejected?.length ?? 0) > 0);
  const counted = drafts.length === 1 ? '1 draft' : `${drafts.length} drafts`;
  return at('explores', `${counted}, ${seen ? 'none usable yet' : 'none rated yet'}`);
}

/** Rendered for good: in the heavy tier, or again from a draft. */
function isFinal({ tier, promotedFrom, kind }: StageMember): boolean {
  const renders = kind === null || kind === 'text-to-image' || kind === 'image-to-image';
  return promotedFrom !== null || (tier === 'heavy' && renders);
}

function hasUsable({ usable }: StageMember): boolean {
  return (usable?.length ?? 0) > 0;
}
