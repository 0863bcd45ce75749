import * as z from 'zod/mini';
import { GenerationError, GenerationKind } from '../generation.ts';
import { Tier } from '../tier.ts';
import { FORM_PARTS } from './parts.ts';
import { faultOfPattern } from './pattern.ts';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const list = <T extends z.core.$ZodType>(one: T, max: number) =>
  z.readonly(z.array(one).check(z.maxLength(max)));

/** A regular expression, case ignored, that cannot take long on any text. */
const Pattern = text(400).check((checked) => {
  const fault = faultOfPattern(checked.value);
  if (fault) checked.issues.push({ code: 'custom', message: fault, input: checked.value });
});

/**
 * Steps into a document: `data.id`, `options.image_input[]` (each item), `0.prompt` (a place in a
 * list, `-1` the last), `data.taskInfo|json.x` (parses the string found so far), `nodes.prompt:*.text`
 * (each key that fits). Alternatives are tried in order.
 */
export const Path = z.string().check(z.maxLength(300));
export type Path = z.infer<typeof Path>;
const Paths = list(Path, 30);

/** Something true of a body or an answer. All given parts must hold. */
export const AnswerTest = z.strictObject({
  status: z.optional(list(z.int(), 30)),
  path: z.optional(Path),
  equals: z.optional(z.unknown()),
  regex: z.optional(Pattern),
});
export type AnswerTest = z.infer<typeof AnswerTest>;

/**
 * A request that the page sends. `path` is a glob over the URL's pathname: `*` is one segment.
 */
export const NetRule = z.strictObject({
  id: text(60),
  /** Origin that it goes to, `*` for one label of the host; without it the page's own. */
  origin: z.optional(text(300)),
  /** `WS`: frames that the page sends or gets over a socket. `SSE`: events of an EventSource. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*', 'WS', 'SSE']),
  path: text(500),
  /** A header that must be there, in lower case: `next-action` marks a server action. */
  header: z.optional(text(60)),
  /** What the body must say, where several requests share one URL. */
  body: z.optional(list(AnswerTest, 5)),
});
export type NetRule = z.infer<typeof NetRule>;

const RequestFields = z.strictObject({
  prompt: z.optional(Paths),
  negativePrompt: z.optional(Paths),
  model: z.optional(Paths),
  kind: z.optional(Paths),
  media: z.optional(Paths),
  resolution: z.optional(Paths),
  quality: z.optional(Paths),
  aspect: z.optional(Paths),
  count: z.optional(Paths),
  seed: z.optional(Paths),
  durationS: z.optional(Paths),
  parents: z.optional(Paths),
});
export type RequestField = keyof z.infer<typeof RequestFields>;

export const SubmitRule = z.strictObject({
  ...NetRule._zod.def.shape,
  /** What the URL alone settles. */
  fixed: z.optional(
    z.strictObject({
      kind: z.optional(GenerationKind),
      model: z.optional(text(200)),
      media: z.optional(z.enum(['image', 'video'])),
    }),
  ),
  /**
   * Paths into the body; with `^` in front, into the whole request, as in `StatusRule.task`:
   * `^path.2`. Where `kind` leads nowhere, parents and medium tell it.
   */
  request: RequestFields,
});
export type SubmitRule = z.infer<typeof SubmitRule>;

/** A request that asks how a task is doing. */
export const StatusRule = z.strictObject({
  ...NetRule._zod.def.shape,
  /**
   * Where the request itself names the task, for answers that do not: paths into
   * `{path: [segments of the pathname], query: {...}, body}`, such as `path.2` or `query.taskId`.
   */
  task: z.optional(Paths),
});
export type StatusRule = z.infer<typeof StatusRule>;

/** How the page shows something. The first locator that finds a visible element counts. */
export const Locator = z.strictObject({
  /** A selector in the document, or in any shadow root or frame of the same origin. */
  css: text(600),
  /** Over the element's own text. */
  text: z.optional(Pattern),
  /** Over the label that names it or stands before it. */
  label: z.optional(Pattern),
  /** At most so many visible elements may answer to it; with more it says nothing. */
  expect: z.optional(z.int().check(z.gte(1), z.lte(1000))),
});
export type Locator = z.infer<typeof Locator>;
const Locators = list(Locator, 20);

const ACT_PARTS = [
  'seed',
  /** Opens the part of the form where negative prompt and seed may be folded away. */
  'advanced',
  /** The tabs that choose what the form makes. */
  'image',
  'video',
  /** On a picture's own card. */
  'useAsReference',
  /** On the form. */
  'removeReference',
  /** Links that change the page without loading it. */
  'createPage',
  'imagesPage',
  'nextPage',
  /** What opens in place of a request. */
  'dialog',
] as const;

/** Controls of a family of studios that are set, never followed: what a promotion needs. */
export const ActProfile = z.strictObject({
  /** The path that a tab is opened at where none is open. */
  start: text(500),
  /**
   * Whether one prompt and seed draw one composition whatever the model. Null: nobody knows, and
   * the draft itself goes along as an input image.
   */
  seedHonoured: z.nullable(z.boolean()),
  dom: z.record(z.enum(ACT_PARTS), Locators),
});
export type ActProfile = z.infer<typeof ActProfile>;

/** How a family of studios, or one site, speaks: data only, never code. */
export const SiteProfile = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9.:-]{0,99}$/)),
  /** Rises with each change. */
  version: z.int().check(z.gte(1)),
  net: z.strictObject({
    submit: list(SubmitRule, 20),
    status: list(StatusRule, 20),
    balance: list(NetRule, 20),
    history: list(NetRule, 20),
    models: list(NetRule, 20),
  }),
  /** Paths into the answer of submit and status, which share one shape. */
  task: z.strictObject({
    /** Without an id in it, an answer to a submit that already has its images ends it. */
    id: Paths,
    state: Paths,
    charged: Paths,
    /** The balance afterwards, where the same answer states it. */
    balance: z.optional(Paths),
    /** Where a failed one says what it gave back: a number of credits, or that it did. */
    refunded: z.optional(Paths),
    assets: Paths,
    /** Inside one asset; '' when the asset is the URL (or the base64 text) itself. */
    asset: z.strictObject({ url: Paths, width: Paths, height: Paths, seed: Paths }),
    error: Paths,
    /** By these a task is known again whose first answer was lost. */
    prompt: Paths,
    model: Paths,
    createdAt: Paths,
    states: z.strictObject({
      running: list(text(60), 60),
      succeeded: list(text(60), 60),
      failed: list(text(60), 60),
      canceled: list(text(60), 60),
    }),
  }),
  balance: z.strictObject({
    value: Paths,
    limit: Paths,
    used: Paths,
    resetsAt: Paths,
    zone: Paths,
  }),
  history: z.strictObject({
    list: Paths,
    task: Paths,
    url: Paths,
    width: Paths,
    height: Paths,
    prompt: Paths,
    model: Paths,
    createdAt: Paths,
    charged: Paths,
    /** For what is imported alone. */
    kind: z.optional(Paths),
    resolution: z.optional(Paths),
    aspect: z.optional(Paths),
  }),
  models: z.strictObject({
    list: Paths,
    id: Paths,
    label: Paths,
    /** The kinds of generation that it takes. */
    kinds: Paths,
    /** What one image costs, by resolution. */
    prices: Paths,
    price: z.strictObject({ resolution: Paths, credits: Paths }),
  }),
  /** Where an answer says no: any of these. */
  refused: list(AnswerTest, 40),
  /** Sentences by which a failure is told apart, first match wins. */
  errors: list(
    z.strictObject({
      kind: GenerationError.shape.kind,
      status: z.optional(list(z.int(), 30)),
      regex: z.optional(Pattern),
    }),
    40,
  ),
  /** What the page gets instead of an answer when a request is not sent. */
  refusal: z.strictObject({ status: z.int(), type: text(100), body: z.string() }),
  dom: z.record(z.enum(FORM_PARTS), Locators),
  /** Tiers of models by id, where their names mislead. */
  tiers: z.record(z.string(), Tier),
});
export type SiteProfile = z.infer<typeof SiteProfile>;

/**
 * A profile as it is written down, bundled or by a person: what it leaves out it has from the
 * profile that it extends. `match` says where it is to be used.
 */
export type ProfileFile = DeepPartial<SiteProfile> & {
  id: string;
  version: number;
  extends?: string;
  match?: {
    /** `https://*.studio.example`, `http://localhost:4747` */
    origins?: readonly string[];
    /** Any of these tells the family on an origin that nobody named. */
    fingerprint?: { requests?: readonly string[]; selectors?: readonly string[] };
  };
  act?: DeepPartial<ActProfile>;
};

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;
