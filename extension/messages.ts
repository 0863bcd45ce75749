import { defineExtensionMessaging } from '@webext-core/messaging';
import type { AssetCard, Rating } from '../shared/asset-card.ts';
import type { BatchFit } from '../shared/batch-fit.ts';
import type { Brief } from '../shared/brief/brief.ts';
import type { ExpressionError } from '../shared/cel.ts';
import type { Amount, Credits } from '../shared/credit.ts';
import type { EventBody } from '../shared/event.ts';
import type { Decision, GenerationRequest } from '../shared/generation.ts';
import type { Grants } from '../shared/grants/grant.ts';
import type { Id, Instant, Site } from '../shared/id.ts';
import type { Plan } from '../shared/plan.ts';
import type { Replay } from '../shared/replay/replay-result.ts';
import type { Waivers } from '../shared/report/waivers.ts';
import type { Rule, RuleHistory, RuleSet } from '../shared/rule.ts';
import type { AnchorName } from '../shared/site/parts.ts';
import type { Locator, ProfileFile } from '../shared/site/profile.ts';
import type { Understanding } from '../shared/site/understanding.ts';
import type { WaiverSpan } from '../shared/waiver.ts';
import type { SiteKnowledge, Unheld } from './state.ts';

/** A held request, as the page's isolated script understood it. */
export type Held = {
  generation: Id;
  at: Instant;
  request: GenerationRequest;
  /** The price that the page shows for it now; the background quotes it where there is none. */
  shown: Amount;
  resetZone: string | null;
};

/** The rules that ask, where a waiver could stand for all of them, and the project for it. */
export type Waivable = { rules: string[]; project: string | null };

export type GateAnswer = {
  decision: Decision;
  quoted: Amount;
  concept: Id;
  /** The project of its idea, or the chosen one. */
  project: string | null;
  /** Null: nothing asks, or something that has to ask each time. */
  waivable: Waivable | null;
  /** Null: it is no batch that crosses what is left. */
  fit: BatchFit | null;
};

/** An observation with the id that it keeps for ever. */
export type Observed = { id: Id; at: Instant; resetZone: string | null; body: EventBody };

/** A task that an answer of the studio names, with what tells it again if its first answer was lost. */
export type SightedTask = {
  task: string;
  prompt: string | null;
  model: string | null;
  createdAt: Instant | null;
};

/** A generation that nobody here watched, as a list on the page shows it. Null: not stated. */
export type PastGeneration = SightedTask & {
  charged: Credits | null;
  /** The studio's own word for what was done. */
  kind: string | null;
  resolution: string | null;
  aspect: string | null;
  owner: string | null;
  /** By addresses that last. */
  assets: readonly {
    url: string;
    width: number | null;
    height: number | null;
    seed?: string | undefined;
  }[];
};

/** `ours`: the same answer also lists what was recorded here. `url`: where the page asked. */
export type PastList = { url: string; ours: boolean; rows: readonly PastGeneration[] };

/** A generation of ours that a studio's task belongs to. */
export type KnownTask = {
  task: string;
  generation: Id;
  /** When the request went to the studio. */
  releasedAt: Instant;
  /** Images or clips asked for; null where the request did not say. */
  count: number | null;
  media: 'image' | 'video';
  /** Whether it is on record that the studio took it, and under this task. */
  accepted: boolean;
  ended: boolean;
};

/** One verdict of the person; null takes an earlier one back. */
export type Rated = { asset: Id; rating: Rating | null };

/** What was asked for, or why there is none, for people. */
export type Answer<T> = { ok: true; value: T } | { ok: false; why: string };

/** The reason why something could not be done, for people. */
export type Outcome = { ok: true } | { ok: false; why: string };

/**
 * Every message between the parts of the extension. `page`: content scripts on enabled sites may
 * send it; `pairing`: the content script on the companion's pairing page; `surface`: only our own
 * pages (panel, popup, options). The background refuses anyone else, by the browser's word about
 * the sender, never by the message's.
 */
type Protocol = {
  /** page */ gate(held: Held): GateAnswer;
  /** page; the ids that are stored durably */ observe(observed: Observed[]): Id[];
  /** page; those of the tasks that are ours */ knownTasks(tasks: SightedTask[]): KnownTask[];
  /** page; at most 200 rows. @returns the tasks that need not be told again */
  past(list: PastList): string[];
  /** An image in base64 that an answer held itself, before the event that names it by its hash. */
  embedded(base64: string): void;
  /** page; the answer to a request that was sent ended with nothing in it that is understood */
  unheard(generation: Id): void;
  /** page */ misunderstood(what: string): void;
  /** page; what the rules known here say of such a request; nothing is set aside for it */
  foresee(held: Held): Decision;
  /** page; what its site is paid for was sent in a way that cannot be held; null: it was held */
  unheld(seen: Unheld | null): void;
  /**
   * page; resolves once the person decided in the panel, or not approved when the hold ended.
   * Asked again after the worker died, it finds the answer that was given meanwhile.
   */
  awaitApproval(held: {
    generation: Id;
    decision: Decision;
    credits: number | null;
    prompt: string | null;
    model: string | null;
  }): { approved: boolean; reason: string };
  /** page; rules that asked there need not ask on its studio from now on */
  waive(wanted: { rules: string[]; concept: Id; span: WaiverSpan; reason: string }): Outcome;
  /** page; says once, at a moment to come, that its credits are back */
  remindAt(at: Instant): void;
  /** page; the hold ended without an answer */ dropApproval(generation: Id): void;
  /** page; opens the side panel after the person's own click */ openPanel(): void;
  /**
   * page; the assets that came back under these addresses, by address. Addresses may be wrapped or
   * signed. At most 200.
   */
  knownAssets(urls: string[]): { [url: string]: AssetCard };
  /** page; loads the part of the overlay that works on images into the sender's tab */
  wantCards(): void;
  /** page; loads the part that looks for the form where no profile describes the page */
  wantUnderstanding(): void;
  /** page; loads the part that lets the person point at the form, and that says what is paused */
  wantTeaching(): void;
  /** page, top frame; what the page is understood as now */
  understood(understanding: Understanding): void;
  /**
   * page; what was found out of its own site. Refused with the path of what is wrong in it; what
   * was known before stays.
   */
  learnProfile(learned: ProfileFile): Outcome;
  /** page; what the person pointed at on its own site; null forgets it */
  teach(taught: { anchor: AnchorName; locators: readonly Locator[] | null }): Outcome;
  /**
   * page and surface. A page may rate only what came back on its own site.
   * @returns what the verdicts were before, for undoing; unknown assets are left out.
   */
  rate(rated: Rated[]): Rated[];
  /** page and surface; see `rate` */
  judgeComposition(judged: { asset: Id; kept: boolean | null }): Outcome;
  /** page and surface; see `rate`. Whether what was charged is the price from now on; null: undone */
  judgePrice(judged: { generation: Id; learn: boolean | null }): Outcome;
  /** page; opens the review page, at one asset or where it was left */ openReview(
    asset: Id | null,
  ): void;
  /** pairing */ pair(code: string): { ok: true; check: string } | { ok: false; why: string };
  /** surface */ answerApproval(answer: {
    generation: Id;
    approved: boolean;
    reason: string;
  }): Outcome;
  /** surface */ pairWithCode(
    code: string,
  ): { ok: true; check: string } | { ok: false; why: string };
  /** surface */ forgetCompanion(): Outcome;
  /** surface */ reconnect(): Outcome;
  /** surface; stored by the companion, or by the extension while it is away and never paired */
  saveRules(rules: RuleSet): Outcome;
  /** surface; null: it is fit for a rule */
  checkRule(condition: Pick<Rule, 'when' | 'params'>): ExpressionError | null;
  /** surface; what these would have done to the last eight weeks, as the companion keeps them */
  whatIf(rules: Pick<RuleSet, 'caps' | 'rules'>): Answer<Replay>;
  /** surface; what went through by waivers, as the companion keeps it */
  waivers(): Answer<Waivers>;
  /** surface; rules of before, the latest first, as the companion keeps them */
  ruleHistory(): Answer<RuleHistory>;
  /** surface; asks the companion for what this browser does not hold yet */
  refreshShelf(): Outcome;
  /** surface; null takes it back */
  statePlan(stated: { site: Site; plan: Plan | null }): Outcome;
  /** surface; all buckets of the account, none takes them back */
  stateGrants(stated: { site: Site; grants: Grants }): Outcome;
  /** surface; null takes it back */
  stateBrief(stated: { site: Site; brief: Brief | null }): Outcome;
  /** surface; which idea each generation iterates. Those with null are one new idea together. */
  stateConcepts(stated: { site: Site; ideas: { generation: Id; concept: Id | null }[] }): Outcome;
  /** surface; stores the report on an ISO week where the page finds it, if the companion is there */
  refreshReport(week: string): Outcome;
  /** surface; promotes in a tab of the asset's studio, opening one where there is none */
  promote(asset: Id): Outcome;
  /** background to a tab; shows the asset's promotion there, with its time to undo */
  promoteHere(asset: AssetCard): Outcome;
  /** background to a tab; the person pressed a key of the browser's for the card in front */
  cardCommand(command: 'promote' | 'usable'): void;
  /** background to a tab; why what was asked of an image could not be done, for people */
  cardSays(text: string): void;
  /**
   * surface; thumbnails of images on this host: allowed (the permission was granted before), or
   * not to be asked for again
   */
  answerImageHost(answer: { host: string; allowed: boolean }): Outcome;
  /** surface; lets the person point at the parts of the form in the tab's page */
  teachHere(tab: number): Outcome;
  /** background to a tab; starts pointing there */ pickAnchors(): Outcome;
  /** surface; what the tab's page is taken for, as text without prompts, tokens or typed words */
  mismatchReport(tab: number): { ok: true; text: string } | { ok: false; why: string };
  /** background to a tab; that text, from the page itself */ reportHere(): string;
  /** surface; a profile as text; the error names the path of what is wrong */
  importProfile(given: { site: Site; text: string }): Outcome;
  /** surface; forgets what was learned, imported or taught of a site */
  forgetProfile(forgotten: {
    site: Site;
    what: 'learned' | 'imported' | 'taught' | 'all';
  }): Outcome;
  /** surface; puts back what was known before it was forgotten or replaced */
  restoreKnowledge(restored: { site: Site; known: SiteKnowledge }): Outcome;
  /** surface; the permission was granted before */ enableSite(site: string): Outcome;
  /** surface */ disableSite(site: string): Outcome;
};

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
