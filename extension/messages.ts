import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Amount } from '../shared/credit.ts';
import type { EventBody } from '../shared/event.ts';
import type { Decision, GenerationRequest } from '../shared/generation.ts';
import type { Id, Instant } from '../shared/id.ts';
import type { RuleSet } from '../shared/rule.ts';

/** A held request, as the page's isolated script understood it. */
export type Held = {
  generation: Id;
  at: Instant;
  request: GenerationRequest;
  /** The price that the page shows for it now; the background quotes it where there is none. */
  shown: Amount;
  resetZone: string | null;
};

export type GateAnswer = { decision: Decision; quoted: Amount; concept: Id };

/** An observation with the id that it keeps for ever. */
export type Observed = { id: Id; at: Instant; resetZone: string | null; body: EventBody };

/** A task that an answer of the studio names, with what tells it again if its first answer was lost. */
export type SightedTask = {
  task: string;
  prompt: string | null;
  model: string | null;
  createdAt: Instant | null;
};

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
  /** page */ misunderstood(what: string): void;
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
  /** page; the hold ended without an answer */ dropApproval(generation: Id): void;
  /** page; opens the side panel after the person's own click */ openPanel(): void;
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
  /** surface; the permission was granted before */ enableSite(site: string): Outcome;
  /** surface */ disableSite(site: string): Outcome;
};

export const { sendMessage, onMessage } = defineExtensionMessaging<Protocol>();
