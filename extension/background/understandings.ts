import * as z from 'zod/mini';
import { Instant, Site } from '../../shared/id.ts';
import { ANCHORS } from '../../shared/site/parts.ts';
import { Locator } from '../../shared/site/profile.ts';
import type { Understanding } from '../../shared/site/understanding.ts';
import { createTurn } from '../in-turn.ts';
import { understandings } from '../state.ts';

const text = (max: number) => z.string().check(z.maxLength(max));
const list = <T extends z.core.$ZodType>(one: T, max: number) =>
  z.array(one).check(z.maxLength(max));
const Confidence = z.number().check(z.gte(0), z.lte(1));
const Pixels = z.number().check(z.gte(-1e7), z.lte(1e7));
const Evidence = list(text(300), 20);

const AnchorSchema = z.strictObject({
  locator: z.nullable(Locator),
  confidence: Confidence,
  evidence: Evidence,
  text: z.nullable(text(200)),
  rect: z.strictObject({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  from: z.enum(['taught', 'profile', 'recognised']),
});
/** A box is never found by the words in it: those are what the person writes. */
const BoxSchema = z.extend(AnchorSchema, { locator: z.nullable(z.omit(Locator, { text: true })) });
const anchors = Object.fromEntries(
  ANCHORS.map((anchor) => [
    anchor,
    z.optional(anchor === 'prompt' || anchor === 'negative' ? BoxSchema : AnchorSchema),
  ]),
);
/** A query may carry tokens. */
const Pathname = z.string().check(z.regex(/^\/[^?#]*$/), z.maxLength(500));

/** Of sockets too. */
const Origin = z.string().check(z.regex(/^(?:http|ws)s?:\/\/[^/?#\s]+$/), z.maxLength(300));

/** It comes from a page's process, and goes to surfaces and into reports. */
const UnderstandingSchema = z.strictObject({
  site: Site,
  path: Pathname,
  at: Instant,
  state: z.enum(['understood', 'paused', 'none']),
  reason: z.nullable(text(400)),
  looked: z.boolean(),
  profile: z.strictObject({
    id: text(100),
    version: z.int().check(z.gte(1)),
    source: z.enum(['bundled', 'learned', 'taught', 'imported', 'recognised']),
  }),
  anchors: z.strictObject(anchors),
  requests: list(
    z.strictObject({
      rule: text(60),
      as: z.enum(['submit', 'status', 'balance', 'history', 'models']),
      method: text(10),
      origin: Origin,
      path: Pathname,
      confidence: Confidence,
      evidence: Evidence,
    }),
    100,
  ),
});

const inTurn = createTurn();

/** Keeps what a tab's page is understood as. @throws ZodError where it has another shape */
export function keepUnderstanding(tab: number, site: Site, said: unknown): Promise<void> {
  const understanding = UnderstandingSchema.parse(said) as Understanding;
  if (understanding.site !== site) throw new Error('Not the site that says it.');
  return change((all) => ({ ...all, [tab]: understanding }));
}

/** The tab is gone. */
export function dropUnderstanding(tab: number): Promise<void> {
  return change(({ [tab]: gone, ...others }) => (gone ? others : null));
}

/** The bundled profile whose own words find this tab's form; null where none does. */
export async function familyIn(tab: number): Promise<string | null> {
  const known = (await understandings.getValue())[tab];
  if (known?.profile.source !== 'bundled') return null;
  return known.anchors.prompt?.from === 'profile' ? known.profile.id : null;
}

type All = { [tab: string]: Understanding };

function change(edit: (all: All) => All | null): Promise<void> {
  return inTurn(async () => {
    const next = edit(await understandings.getValue());
    if (next) await understandings.setValue(next);
  });
}
