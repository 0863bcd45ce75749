import { closest } from 'fastest-levenshtein';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import { type Amount, toCredits } from '../../shared/credit.ts';
import { GenerationKind, type Quote } from '../../shared/generation.ts';
import { type Id, type Instant, type Site, siteName } from '../../shared/id.ts';
import { quote } from '../../shared/price.ts';
import { GateRequest } from '../../shared/protocol.ts';
import { dayAt } from '../../shared/reset-day.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { Tier } from '../../shared/tier.ts';
import { usageError } from '../exit-code.ts';

/** What the command line said of a request; everything but `site` and `kind` may be left out. */
export type Wanted = {
  site: string;
  kind: string;
  model: string | undefined;
  tier: string | undefined;
  resolution: string | undefined;
  count: string | undefined;
  duration: string | undefined;
  credits: string | undefined;
  project: string | undefined;
  prompt: string | null;
};

/** The request at the gate, and where its price was taken from. Throws a CommandError naming the option. */
export function guardRequest(
  wanted: Wanted,
  snapshot: Snapshot,
  device: Id,
  now: Instant,
): { asked: GateRequest; source: string } {
  const site = siteOf(wanted.site, snapshot);
  const kind = oneOf('kind', GenerationKind.options, wanted.kind);
  const model = wanted.model ?? null;
  const count = wanted.count === undefined ? null : numberIn('count', wanted.count, true);
  const duration = wanted.duration;
  const durationS = duration === undefined ? null : numberIn('duration', duration, false);
  const resolution = wanted.resolution ?? null;
  const settings = { model, kind, resolution, count, durationS };
  const { quoted, source } = priceOf(wanted.credits, snapshot, site, settings);
  const known = snapshot.sites[site]?.reset;
  const zone = known?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = GateRequest.safeParse({
    generation: uuidv7({ msecs: now }),
    device,
    site,
    at: now,
    reset: { zone, day: dayAt(now, zone), source: known?.source ?? 'assumed' },
    request: {
      ...settings,
      media: kind.endsWith('-video') ? 'video' : 'image',
      prompt: wanted.prompt,
      negativePrompt: null,
      tier:
        wanted.tier === undefined
          ? tierOf(snapshot, site, model)
          : oneOf('tier', Tier.options, wanted.tier),
      aspect: null,
      seed: null,
      parents: [],
      promotedFrom: null,
    },
    quoted,
    concept: null,
    project: wanted.project ?? null,
  });
  if (asked.success) return { asked: asked.data, source };
  const [issue] = asked.error.issues;
  const said = z.locales.en().localeError(issue as never);
  throw usageError(`${issue?.path.join('.')}: ${typeof said === 'string' ? said : said?.message}`);
}

/** A studio that is known by its name, or any address. Throws a CommandError naming `--site`. */
export function siteOf(text: string, { sites }: Snapshot): Site {
  const known = Object.keys(sites);
  const named = known.find((site) => siteName(site) === text || site === text);
  if (named) return named;
  const isAddress = /^https?:\/\//.test(text) && URL.canParse(text);
  if (isAddress) return new URL(text).origin;
  const names = known.map(siteName);
  const nearest = names.length === 0 ? '' : ` Did you mean ${closest(text, names)}?`;
  throw usageError(
    `--site: no studio "${text}" is known.${nearest} One that was never seen is given with https://`,
  );
}

function priceOf(
  credits: string | undefined,
  { sites }: Snapshot,
  site: Site,
  settings: Parameters<typeof quote>[1],
): Quote {
  if (credits === undefined) return quote(sites[site]?.prices ?? [], settings);
  const quoted: Amount = {
    credits: toCredits(numberIn('credits', credits, false)),
    provenance: 'typed',
  };
  return { quoted, source: 'as you said' };
}

/** As it was at this studio lately. */
function tierOf({ recent }: Snapshot, site: Site, model: string | null): Tier | null {
  if (model === null) return null;
  return recent.find((one) => one.site === site && one.model === model)?.tier ?? null;
}

function oneOf<T extends string>(name: string, options: readonly T[], text: string): T {
  const found = options.find((one) => one === text);
  if (found !== undefined) return found;
  throw usageError(
    `--${name}: there is no "${text}". Did you mean ${closest(text, options)}? All of them: ${options.join(', ')}`,
  );
}

/** Throws a CommandError that names the option. */
export function numberIn(name: string, text: string, isWhole: boolean): number {
  const pattern = isWhole ? /^\d{1,4}$/ : /^\d{1,9}(\.\d{1,3})?$/;
  if (pattern.test(text)) return Number(text);
  throw usageError(
    `--${name}: expected a ${isWhole ? 'whole number' : 'number such as 4 or 4.5'}, found "${text}"`,
  );
}
