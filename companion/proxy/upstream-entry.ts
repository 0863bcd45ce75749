import * as z from 'zod/mini';
import { GenerationKind } from '../../shared/generation.ts';
import { Site } from '../../shared/id.ts';
import { isZone } from '../../shared/reset-day.ts';
import { Path } from '../../shared/site/profile.ts';
import { ProfileFileSchema } from '../../shared/site/profile-file.ts';
import { mayBePassedOn } from './header-names.ts';
import { isNamedPrivate } from './private-address.ts';

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

const Name = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'expected a name of a-z, 0-9 and -' }));

const HeaderName = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/, { error: 'expected a header in lower case' }));

/** What may be passed along under its own name: nothing that proves, steers or frames a request. */
const PassedHeader = HeaderName.check(
  z.refine(mayBePassedOn, {
    error: 'expected a header that neither proves who asks nor frames it',
  }),
);

/** Origin and path prefix that everything goes to. */
const Base = z.string().check(
  z.refine((value) => faultOfBase(value) === null, {
    error: ({ input }) => `expected ${faultOfBase(String(input)) ?? ''}`,
  }),
);

/** A path as `NetRule.path`: `*` stands for one segment. */
const Allowed = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: text(500).check(z.regex(/^\//, { error: 'expected a path that begins with /' })),
});

/** How the upstream is shown the key. The key itself stands in no file of this format. */
const Key = z
  .strictObject({
    header: HeaderName,
    /** `Bearer {key}` */
    value: text(200).check(z.regex(/\{key\}/, { error: 'expected a text with {key} in it' })),
    /** Name of an environment variable. */
    env: z.optional(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/))),
    /** A file that its owner alone may read; relative to the folder of the upstreams file. */
    file: z.optional(text(1000)),
  })
  .check(
    z.refine(({ env, file }) => (env === undefined) !== (file === undefined), {
      error: 'expected exactly one of "env" and "file"',
    }),
  );

/** What one image or clip, or one request, costs. What is left out does not matter. */
export const TypedPrice = z.strictObject({
  model: z.optional(text(200)),
  kind: z.optional(GenerationKind),
  resolution: z.optional(text(40)),
  quality: z.optional(text(40)),
  count: z.optional(whole(1, 1000)),
  durationS: z.optional(z.number().check(z.gt(0), z.lte(3600))),
  /** As the provider counts: 4, 0.25. */
  credits: z.number().check(z.gte(0), z.lte(1_000_000)),
  per: z.enum(['asset', 'request']),
});
export type TypedPrice = z.infer<typeof TypedPrice>;

/** One upstream image API, as the person names it. */
export const UpstreamEntry = z.strictObject({
  name: Name,
  base: Base,
  /** Under which it stands in the ledger; the origin of `base` by default. */
  site: z.optional(Site),
  /** Where its days begin; this computer's own by default. */
  zone: z.optional(text(64).check(z.refine(isZone, { error: 'expected the name of a time zone' }))),
  key: z.optional(Key),
  /** For clients that name the address in a header: the header, and the origin that means `base`. */
  target: z.optional(z.strictObject({ header: HeaderName, origin: Site })),
  allow: z.array(Allowed).check(z.minLength(1), z.maxLength(100)),
  /** In place of the defaults. */
  requestHeaders: z.optional(z.array(PassedHeader).check(z.maxLength(50))),
  responseHeaders: z.optional(z.array(PassedHeader).check(z.maxLength(50))),
  /** Requests under way at once; more are answered with 429. */
  parallel: z.optional(whole(1, 1000)),
  /** Seconds without a byte of an answer after which it is given up. */
  timeoutS: z.optional(z.number().check(z.gte(1), z.lte(3600))),
  /** The body of a refusal; `{message}`, `{code}` and `{rule}` in its texts are filled in. */
  refusal: z.optional(z.record(z.string(), z.unknown())),
  profile: ProfileFileSchema,
  /** Where a request says its quality. */
  quality: z.optional(z.array(Path).check(z.maxLength(10))),
  /** What a request means that does not say so. For the price alone. */
  defaults: z.optional(
    z.strictObject({
      model: z.optional(text(200)),
      resolution: z.optional(text(40)),
      quality: z.optional(text(40)),
      count: z.optional(whole(1, 1000)),
      durationS: z.optional(z.number().check(z.gt(0), z.lte(3600))),
    }),
  ),
  /** The first that fits counts. */
  prices: z.array(TypedPrice).check(z.maxLength(500)),
});
export type UpstreamEntry = z.infer<typeof UpstreamEntry>;

/** The file of upstreams. */
export const UpstreamsFile = z
  .strictObject({ upstreams: z.array(UpstreamEntry).check(z.maxLength(50)) })
  .check(
    z.refine(
      ({ upstreams }) => new Set(upstreams.map(({ name }) => name)).size === upstreams.length,
      {
        path: ['upstreams'],
        error: 'expected a name of its own for each',
      },
    ),
  );

/** What is expected instead of it; null: nothing is wrong. */
function faultOfBase(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'an address such as https://api.example/v1';
  if (url.username || url.password) return 'an address without a name or password in it';
  if (/[?#]/.test(value)) return 'an address without ? and #';
  const path = url.pathname === '/' ? '' : url.pathname;
  if (!/^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/.test(path))
    return 'plain path segments, no / at the end';
  // As it is compared with what is built from it.
  if (value.replace(/\/$/, '') !== `${url.origin}${path}`) return `"${url.origin}${path}"`;
  const isPlain = url.protocol === 'http:' && !isNamedPrivate(url.hostname);
  return isPlain ? 'https, as the key would be readable on its way' : null;
}
