import type { Rule, RuleParam } from './rule.ts';
import { NO_CAPS, type RuleSet } from './rule.ts';

/** A share of 90 % and ten reviewed assets are the product's own marks; both can be moved. */
const DISCARDED = 0.9;
const REVIEWED = 10;

/**
 * The escalation rules that everybody starts with. Limits that the person sets hold, a paid upscale
 * asks first, and everything else only watches until the person says otherwise.
 */
export const DEFAULT_PACK: readonly Rule[] = [
  rule({
    id: 'daily-cap',
    title: 'Daily cap',
    when: 'has(caps.daily) && day.spent + day.reserved + price.upTo > caps.daily',
    verdict: 'block',
    message:
      'Your cap is {caps.daily} credits a day: {day.spent} are spent, {day.reserved} reserved, and this costs {price.upTo}.',
    mode: 'enforce',
  }),
  rule({
    id: 'weekly-cap',
    title: 'Weekly cap',
    when: 'has(caps.weekly) && week.spent + week.reserved + price.upTo > caps.weekly',
    verdict: 'block',
    message:
      'Your cap is {caps.weekly} credits a week: {week.spent} are spent, {week.reserved} reserved, and this costs {price.upTo}.',
    mode: 'enforce',
  }),
  rule({
    id: 'project-cap',
    title: 'Project cap',
    when: 'has(caps.project) && has(project.name) && project.spent + project.reserved + price.upTo > caps.project',
    verdict: 'block',
    message:
      'A project may cost {caps.project} credits: {project.spent} are spent on {project.name}, {project.reserved} reserved, and this costs {price.upTo}.',
    mode: 'enforce',
  }),
  rule({
    id: 'generation-cap',
    title: 'Cap for one generation',
    when: 'has(caps.generation) && price.upTo > caps.generation',
    verdict: 'needs-approval',
    message:
      'One generation may cost {caps.generation} credits without approval; this costs {price.upTo}.',
    mode: 'enforce',
  }),
  rule({
    id: 'finals-reserve',
    title: 'Reserve for the finals',
    when: 'has(caps.finals) && !(has(request.tier) && request.tier == "heavy") && balance.credits - day.reserved - price.upTo < caps.finals',
    verdict: 'confirm',
    message:
      'You keep {caps.finals} credits for final renders. Of the {balance.credits} left this would take {price.upTo}.',
    mode: 'enforce',
  }),
  rule({
    id: 'paid-upscale',
    title: 'Clean up before a paid upscale',
    when: 'request.kind == "upscale" && price.credits > 0.0 && !(has(asset.cleanedUp) && asset.cleanedUp)',
    verdict: 'confirm',
    message:
      'Upscaling sharpens defects too. Clean up first, or pay {price.credits} credits for {request.resolution} now.',
    mode: 'enforce',
  }),
  rule({
    id: 'explore-light',
    title: 'Explore before heavy',
    when: 'request.tier == "heavy" && request.media == "image" && request.promoted == false && concept.generations < param.drafts',
    verdict: 'confirm',
    message: 'A heavy render this early: generations of this idea so far: {concept.generations}.',
    mode: 'watch',
    params: [count('drafts', 'Generations of an idea first', 3, 1, 20)],
  }),
  rule({
    id: 'keep-reserve',
    title: 'Not half the balance at once',
    when: 'price.credits > balance.credits * param.share',
    verdict: 'confirm',
    message: 'This takes {price.credits} of the {balance.credits} credits left.',
    mode: 'watch',
    params: [share('share', 'Share of the balance', 0.5)],
  }),
  rule({
    id: 'video-from-draft',
    title: 'Checked hero before video',
    when: 'request.media == "video" && request.parents > 0.0 && asset.tier != "heavy" && !(has(asset.seedScore) && asset.seedScore >= param.score)',
    verdict: 'confirm',
    message: 'This clip starts from a {asset.tier} image; its noise turns into jitter.',
    mode: 'watch',
    params: [share('score', 'Seed score that suffices', 0.7)],
  }),
  rule({
    id: 'back-to-drafts',
    title: 'Back to prototyping',
    when: 'request.tier == "heavy" && request.media == "image" && week.heavyReviewed >= param.reviewed && week.heavyDiscarded >= param.share',
    verdict: 'confirm',
    message:
      '{week.heavyDiscarded} of the heavy credits that you reviewed this week were discarded ({week.heavyReviewed} assets). Prototype in a lighter tier first.',
    mode: 'watch',
    params: [
      share('share', 'Discarded share of heavy credits', DISCARDED),
      count('reviewed', 'Reviewed heavy assets at least', REVIEWED, 5, 100),
    ],
  }),
  rule({
    id: 'lettering-overlay',
    title: 'Lettering as an overlay',
    when: 'prompt.textBlocks > 0.0 || prompt.logo == true',
    verdict: 'confirm',
    message:
      'Lettering in an image is a gamble, at {price.credits} credits a try. Leave room for it and set the exact words on top.',
    mode: 'watch',
  }),
  rule({
    id: 'one-model',
    title: 'One model for everything',
    when: 'week.generations >= param.generations && week.topModelShare >= param.share && request.model == week.topModel',
    verdict: 'allow',
    message:
      '{week.topModelShare} of the week came from {week.topModel}. Another might do it for less.',
    mode: 'watch',
    params: [
      share('share', 'Share of the week', 0.9),
      count('generations', 'Generations of the week at least', 20, 5, 200),
    ],
  }),
];

/** Before anybody changed anything. */
export const DEFAULT_RULES: RuleSet = {
  revision: 0,
  caps: NO_CAPS,
  away: 'limits',
  rules: [...DEFAULT_PACK],
  waivers: [],
};

type Told = Pick<Rule, 'id' | 'title' | 'when' | 'verdict' | 'message' | 'mode'> &
  Partial<Pick<Rule, 'params'>>;

function rule(told: Told): Rule {
  return {
    params: [],
    ...told,
    source: 'default',
    expiresAt: null,
    scope: { sites: [], projects: [] },
    watchedSince: null,
  };
}

function count(name: string, title: string, value: number, min: number, max: number): RuleParam {
  return { name, title, unit: 'count', value, min, max, step: 1 };
}

function share(name: string, title: string, value: number): RuleParam {
  return { name, title, unit: 'share', value, min: 0, max: 1, step: 0.05 };
}
