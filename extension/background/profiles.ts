import type { Site } from '../../shared/id.ts';
import { isSameValue } from '../../shared/same-value.ts';
import { BUNDLED_PROFILES } from '../../shared/site/bundled-profiles.ts';
import { checkProfileText } from '../../shared/site/check-profile.ts';
import { matchOrigin } from '../../shared/site/match-rule.ts';
import type { AnchorName } from '../../shared/site/parts.ts';
import { ActProfile, type Locator, SiteProfile } from '../../shared/site/profile.ts';
import { sayProblems } from '../../shared/site/profile-problem.ts';
import { checkTaught, resolveFile, resolveKnowledge } from '../../shared/site/resolve-knowledge.ts';
import { createTurn } from '../in-turn.ts';
import type { Outcome } from '../messages.ts';
import {
  type ResolvedProfile,
  resolvedProfiles,
  type SiteKnowledge,
  siteKnowledge,
} from '../state.ts';

/** Each change reads all that is known and writes it. */
const inTurn = createTurn();
const DONE: Outcome = { ok: true };
const NOTHING: SiteKnowledge = { learned: null, imported: null, taught: {} };

/** Keeps what was found out of a site. One that does not fit is refused, and the last one stays. */
export function learnProfile(site: Site, learned: unknown): Promise<Outcome> {
  return inTurn(async () => {
    const outcome = resolveFile(learned, BUNDLED_PROFILES);
    if (!outcome.ok) return outcome;
    const known = await knownOf(site);
    const before = known.learned;
    const file = { ...outcome.file, version: before?.version ?? outcome.file.version };
    if (isSameValue(before, file)) return DONE;
    const version = Math.max(outcome.file.version, (before?.version ?? 0) + 1);
    await keep(site, { ...known, learned: { ...file, version } });
    return DONE;
  });
}

/**
 * Keeps what a person pointed at; null forgets it.
 *
 * @param family the bundled profile that fits the page, which all else is taken from where nothing
 *   is known of the site yet.
 */
export function teach(
  site: Site,
  { anchor, locators }: { anchor: AnchorName; locators: readonly Locator[] | null },
  family: string | null,
): Promise<Outcome> {
  return inTurn(async () => {
    const known = await knownOf(site);
    const learned =
      family === null
        ? known.learned
        : (known.learned ?? { id: family, version: 1, extends: family });
    const { [anchor]: _, ...others } = known.taught;
    if (locators !== null) {
      const checked = checkTaught({ [anchor]: locators });
      if (!checked.ok) return checked;
    }
    const taught = locators === null ? others : { ...others, [anchor]: locators };
    const problem = await keep(site, { ...known, learned, taught });
    return problem === null ? DONE : { ok: false, why: problem };
  });
}

/** Puts a profile that a person brought in the place of what was learned of the site. */
export function importProfile(site: Site, text: string): Promise<Outcome> {
  return inTurn(async () => {
    const checked = checkProfileText(text);
    if (!checked.ok) return { ok: false, why: sayProblems(checked.problems) };
    const outcome = resolveFile(checked.file, BUNDLED_PROFILES);
    if (!outcome.ok) return outcome;
    const origins = outcome.file.match?.origins;
    if (origins && !origins.some((one) => matchOrigin(one, site)))
      return { ok: false, why: `match.origins does not name ${site}` };
    const known = await knownOf(site);
    const { imported: before } = known;
    if (isSameValue(before, outcome.file)) return DONE;
    const version = Math.max(outcome.file.version, (before?.version ?? 0) + 1);
    await keep(site, { ...known, imported: { ...outcome.file, version } });
    return DONE;
  });
}

export function forgetProfile(
  site: Site,
  what: 'learned' | 'imported' | 'taught' | 'all',
): Promise<Outcome> {
  return inTurn(async () => {
    const left = what === 'all' ? NOTHING : { ...(await knownOf(site)), [what]: NOTHING[what] };
    await keep(site, left, 'anew');
    return DONE;
  });
}

/** Puts back what was known of a site before something was forgotten or replaced. */
export function restoreKnowledge(site: Site, known: SiteKnowledge): Promise<Outcome> {
  return inTurn(async () => {
    const { problem } = resolveKnowledge(site, known, BUNDLED_PROFILES);
    if (problem !== null) return { ok: false, why: problem };
    await keep(site, known, 'anew');
    return DONE;
  });
}

/**
 * Brings the profiles that hold in step with what is known: what was stored may have been damaged,
 * and what learned profiles extend may have changed with a new version.
 */
export function resolveStored(): Promise<void> {
  return inTurn(async () => {
    const [known, holding] = await Promise.all([allKnown(), allHolding()]);
    const next: typeof holding = {};
    for (const site of new Set([...Object.keys(known), ...Object.keys(holding)])) {
      const held = holdingNow(site, knowledge(known[site]), holding[site]);
      if (held.profile) next[site] = held.profile;
    }
    if (!isSameValue(next, holding)) await resolvedProfiles.setValue(next);
  });
}

/**
 * Stores what is known of a site, and what holds there now.
 *
 * @param from `anew`: the last good profile came of what is no longer known.
 * @returns what of it does not hold.
 */
async function keep(
  site: Site,
  known: SiteKnowledge,
  from: 'last' | 'anew' = 'last',
): Promise<string | null> {
  const { [site]: _, ...others } = await allKnown();
  const { [site]: last, ...elsewhere } = await allHolding();
  const isEmpty = isSameValue(known, NOTHING);
  await siteKnowledge.setValue(isEmpty ? others : { ...others, [site]: known });
  const { profile, problem } = holdingNow(site, known, from === 'last' ? last : undefined);
  await resolvedProfiles.setValue(profile ? { ...elsewhere, [site]: profile } : elsewhere);
  return problem;
}

/** What is known, or where that does not hold the last good profile, or what is left of it. */
function holdingNow(
  site: Site,
  known: SiteKnowledge,
  last: ResolvedProfile | undefined,
): { profile: ResolvedProfile | null; problem: string | null } {
  const { resolved, problem } = resolveKnowledge(site, known, BUNDLED_PROFILES);
  if (problem === null) return { profile: resolved, problem };
  const good = last && isGood(last) ? last : resolved;
  return { profile: good && { ...good, problem }, problem };
}

function isGood({ profile, act }: ResolvedProfile): boolean {
  return (
    SiteProfile.safeParse(profile).success && (act === null || ActProfile.safeParse(act).success)
  );
}

async function knownOf(site: Site): Promise<SiteKnowledge> {
  return knowledge((await allKnown())[site]);
}

/** What was stored of a site; what is broken in it stays as it is until it is replaced. */
function knowledge(stored: SiteKnowledge | undefined): SiteKnowledge {
  return { ...NOTHING, ...records(stored) };
}

async function allKnown(): Promise<{ [site: Site]: SiteKnowledge }> {
  return records(await siteKnowledge.getValue());
}

async function allHolding(): Promise<{ [site: Site]: ResolvedProfile }> {
  return records(await resolvedProfiles.getValue());
}

/** Storage that somebody damaged may hold anything. */
function records<T extends object>(stored: T | undefined): T {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? stored
    : ({} as T);
}
