import * as z from 'zod/mini';
import { Amount } from './credit.ts';
import { Id } from './id.ts';
import { Tier } from './tier.ts';

/** What a request asks of the studio, and so how an asset derives from its parents. */
export const GenerationKind = z.enum([
  'text-to-image',
  'image-to-image',
  'inpaint',
  'outpaint',
  'upscale',
  'text-to-video',
  'image-to-video',
]);
export type GenerationKind = z.infer<typeof GenerationKind>;

const text = (max: number) => z.string().check(z.maxLength(max));

/**
 * An image that the request builds on; `asset` is null when we have not seen it come back, `url` is
 * '' where the request holds the image itself.
 */
export const Parent = z.strictObject({ asset: z.nullable(Id), url: text(4000) });
export type Parent = z.infer<typeof Parent>;

/** One press of Generate as the studio receives it. A null field was not in the request. */
export const GenerationRequest = z.strictObject({
  kind: GenerationKind,
  media: z.enum(['image', 'video']),
  prompt: z.nullable(text(20_000)),
  negativePrompt: z.nullable(text(20_000)),
  /** The studio's own id of the model. */
  model: z.nullable(text(200)),
  tier: z.nullable(Tier),
  /** As the studio writes it: `1K`, `2K`, `1024x1024`. */
  resolution: z.nullable(text(40)),
  /** As the studio writes it: `hd`, `pro`; absent where the request does not say. */
  quality: z.optional(z.nullable(text(40))),
  aspect: z.nullable(text(40)),
  /** Images or clips asked for. */
  count: z.nullable(z.int().check(z.gte(1), z.lte(1000))),
  seed: z.nullable(text(40)),
  /** Seconds of a clip. */
  durationS: z.nullable(z.number().check(z.gt(0), z.lte(3600))),
  parents: z.array(Parent).check(z.maxLength(20)),
  /** The draft that this generation renders again in a higher tier. */
  promotedFrom: z.nullable(Id),
});
export type GenerationRequest = z.infer<typeof GenerationRequest>;

/** What a studio's own list says of a past generation; `kind` null: it does not say. */
export const PastRequest = z.strictObject({
  ...GenerationRequest._zod.def.shape,
  kind: z.nullable(GenerationKind),
});
export type PastRequest = z.infer<typeof PastRequest>;

export const Verdict = z.enum(['allow', 'confirm', 'needs-approval', 'block']);
export type Verdict = z.infer<typeof Verdict>;

/** Why a decision fell as it did: the rule, and its message with the numbers filled in. */
export const Because = z.strictObject({ rule: text(80), text: text(500) });
export type Because = z.infer<typeof Because>;

/** A rule that would have asked, and the standing waiver by which it did not. */
export const Waived = z.strictObject({ ...Because.shape, waiver: Id });
export type Waived = z.infer<typeof Waived>;

/** What the escalation rules say about one request. */
export const Decision = z.strictObject({
  verdict: Verdict,
  because: z.array(Because).check(z.maxLength(50)),
  /** Rules in watch mode that would have spoken. */
  watched: z.array(Because).check(z.maxLength(50)),
  /** Rules that could not be judged, `text` names the unknown variable. */
  silent: z.array(Because).check(z.maxLength(50)),
  /** Rules that a standing waiver kept from asking; absent where none was. */
  waived: z.optional(z.array(Waived).check(z.maxLength(50))),
  /** `nobody`: no answer came in time and the request went on untouched. */
  decidedBy: z.enum(['companion', 'extension', 'nobody']),
});
export type Decision = z.infer<typeof Decision>;

/** One image or clip that came back. Width and height in pixels, null until known. */
export const Asset = z.strictObject({
  id: Id,
  position: z.int().check(z.gte(0), z.lte(1000)),
  /** Unwrapped: without image proxies and signatures. */
  url: text(4000),
  media: z.enum(['image', 'video']),
  width: z.nullable(z.int().check(z.gt(0))),
  height: z.nullable(z.int().check(z.gt(0))),
  /** With which the studio drew it, where its answer says so. */
  seed: z.optional(z.nullable(text(40))),
});
export type Asset = z.infer<typeof Asset>;

/** Why a generation ended without assets, in the studio's words. */
export const GenerationError = z.strictObject({
  kind: z.enum(['insufficient', 'rate-limited', 'moderated', 'auth', 'failed', 'unknown']),
  message: text(1000),
});
export type GenerationError = z.infer<typeof GenerationError>;

export const Quote = z.strictObject({
  quoted: Amount,
  /** What the price was taken from, for people: "read from this page", "12 charges". */
  source: text(200),
});
export type Quote = z.infer<typeof Quote>;
