import type { GenerationError, GenerationKind } from '../generation.ts';
import type { Tier } from '../tier.ts';

/**
 * Steps into a JSON document: `data.id`, `options.image_input[]` (each item), `data.taskInfo|json.x`
 * (parses the string found so far). Alternatives are tried in order.
 */
export type Path = string;

/** A request that the page sends to its own origin. `path` is a glob: `*` is one segment. */
export type NetRule = { id: string; method: 'GET' | 'POST' | '*'; path: string };

/** Something true of an answer. All given parts must hold. */
export type AnswerTest = {
  status?: readonly number[];
  path?: Path;
  equals?: unknown;
  regex?: string;
};

export type SubmitRule = NetRule & {
  /** What the URL alone settles. */
  fixed?: { kind?: GenerationKind; model?: string; media?: 'image' | 'video' };
  request: {
    [Field in
      | 'prompt'
      | 'negativePrompt'
      | 'model'
      | 'kind'
      | 'media'
      | 'resolution'
      | 'aspect'
      | 'count'
      | 'seed'
      | 'durationS'
      | 'parents']?: readonly Path[];
  };
};

/** How the page shows something. The first locator that finds a visible element counts. */
export type Locator = {
  css: string;
  /** Regular expression over the element's own text, case ignored. */
  text?: string;
  /** Regular expression over the label that stands before it, case ignored. */
  label?: string;
};

/** Controls of a family of studios that are set, never followed: what a promotion needs. */
export type ActProfile = {
  /** The path that a tab is opened at where none is open. */
  start: string;
  /**
   * Whether one prompt and seed draw one composition whatever the model. Null: nobody knows, and
   * the draft itself goes along as an input image.
   */
  seedHonoured: boolean | null;
  dom: {
    [Part in
      | 'negative'
      | 'seed'
      /** Opens the part of the form where those two may be folded away. */
      | 'advanced'
      /** The tabs that choose what the form makes. */
      | 'image'
      | 'video'
      /** On a picture's own card. */
      | 'useAsReference'
      /** On the form. */
      | 'removeReference'
      /** Links that change the page without loading it. */
      | 'createPage'
      | 'imagesPage'
      | 'nextPage'
      /** What opens in place of a request. */
      | 'dialog']: readonly Locator[];
  };
};

/** How a family of studios speaks: data only. */
export type SiteProfile = {
  id: string;
  version: number;
  net: {
    submit: readonly SubmitRule[];
    status: readonly NetRule[];
    balance: readonly NetRule[];
    history: readonly NetRule[];
    models: readonly NetRule[];
  };
  /** Paths into the answer of submit and status, which share one shape. */
  task: {
    /** An answer that is none of `refused` is understood where this names a task. */
    id: readonly Path[];
    state: readonly Path[];
    charged: readonly Path[];
    assets: readonly Path[];
    /** Inside one asset; '' when the asset is the URL itself. */
    asset: {
      url: readonly Path[];
      width: readonly Path[];
      height: readonly Path[];
      seed: readonly Path[];
    };
    error: readonly Path[];
    /** By these a task is known again whose first answer was lost. */
    prompt: readonly Path[];
    model: readonly Path[];
    createdAt: readonly Path[];
    states: { [State in 'running' | 'succeeded' | 'failed' | 'canceled']: readonly string[] };
  };
  balance: {
    value: readonly Path[];
    limit: readonly Path[];
    used: readonly Path[];
    resetsAt: readonly Path[];
    zone: readonly Path[];
  };
  history: {
    list: readonly Path[];
    task: readonly Path[];
    url: readonly Path[];
    width: readonly Path[];
    height: readonly Path[];
    prompt: readonly Path[];
    model: readonly Path[];
    createdAt: readonly Path[];
    charged: readonly Path[];
  };
  models: {
    list: readonly Path[];
    id: readonly Path[];
    label: readonly Path[];
    /** The kinds of generation that it takes. */
    kinds: readonly Path[];
    /** What one image costs, by resolution. */
    prices: readonly Path[];
    price: { resolution: readonly Path[]; credits: readonly Path[] };
  };
  /** Where an answer says no: any of these. */
  refused: readonly AnswerTest[];
  /** Sentences by which a failure is told apart, first match wins. */
  errors: readonly { kind: GenerationError['kind']; status?: readonly number[]; regex?: string }[];
  /** What the page gets instead of an answer when a request is not sent. */
  refusal: { status: number; type: string; body: string };
  dom: {
    [Part in
      | 'prompt'
      | 'model'
      | 'resolution'
      | 'aspect'
      | 'duration'
      | 'count'
      | 'submit'
      | 'cost'
      | 'balance'
      | 'video'
      | 'reference']: readonly Locator[];
  };
  /** Tiers of models by id, where their names mislead. */
  tiers: { [model: string]: Tier };
};
