import * as z from 'zod/mini';
import { BLANK_PROFILE } from './blank.ts';
import { checkProfile } from './check-profile.ts';
import { matchOrigin } from './match-rule.ts';
import { ANCHORS } from './parts.ts';
import { Locator, type ProfileFile } from './profile.ts';
import { ASKED, ProfileError, pathText, problemsIn, sayProblems } from './profile-problem.ts';
import { type Resolved, resolveProfile, type Taught } from './resolve-profile.ts';

/** Where the profile that holds comes from; what was taught stands over any other. */
export type ProfileSource = 'bundled' | 'learned' | 'taught' | 'imported';

/** What is known of a site, as it was stored: any of it may be broken. */
export type StoredKnowledge = { learned: unknown; imported: unknown; taught: unknown };

export type Holding = {
  /** Null where nothing is known of the site. */
  resolved: (Resolved & { source: ProfileSource }) | null;
  /** What of the known does not hold, by its path; null where all does. */
  problem: string | null;
};

const TaughtSchema = z.partialRecord(
  z.enum(ANCHORS),
  z.readonly(z.array(Locator).check(z.minLength(1), z.maxLength(20))),
);

/**
 * The profile that holds on a site: what a person brought before what was learned, before the
 * bundled one that names the site; in front of all, what was taught, over a blank one where nothing
 * else is known. What is broken is passed over, and said.
 */
export function resolveKnowledge(
  site: string,
  known: StoredKnowledge,
  bundled: readonly ProfileFile[],
): Holding {
  const problems: string[] = [];
  const taught = checkTaught(known.taught);
  if (!taught.ok) problems.push(`taught.${taught.why}`);
  const pointed = taught.ok ? taught.taught : {};
  const isTaught = Object.keys(pointed).length > 0;
  for (const layer of ['imported', 'learned'] as const) {
    if (known[layer] === null || known[layer] === undefined) continue;
    const outcome = resolveFile(known[layer], bundled, pointed);
    if (outcome.ok) {
      const source = isTaught ? 'taught' : layer;
      return { resolved: { ...outcome.resolved, source }, problem: said(problems) };
    }
    problems.push(`${layer}: ${outcome.why}`);
  }
  const own = bundled.find(({ match }) => match?.origins?.some((one) => matchOrigin(one, site)));
  const file = own ?? (isTaught ? BLANK_PROFILE : undefined);
  if (!file) return { resolved: null, problem: said(problems) };
  const source = isTaught ? 'taught' : 'bundled';
  const resolved = { ...resolveProfile(file, bundled, pointed), source } as const;
  return { resolved, problem: said(problems) };
}

/** One profile by itself. The reason names the path of what is wrong in it. */
export function resolveFile(
  value: unknown,
  bundled: readonly ProfileFile[],
  taught: Taught = {},
): { ok: true; file: ProfileFile; resolved: Resolved } | { ok: false; why: string } {
  const checked = checkProfile(value);
  if (!checked.ok) return { ok: false, why: sayProblems(checked.problems) };
  const { file } = checked;
  try {
    return { ok: true, file, resolved: resolveProfile(file, bundled, taught) };
  } catch (error) {
    if (error instanceof ProfileError) return { ok: false, why: error.message };
    throw error;
  }
}

/** What a person pointed at. The reason names the path of what is wrong in it. */
export function checkTaught(
  value: unknown,
): { ok: true; taught: Taught } | { ok: false; why: string } {
  const parsed = TaughtSchema.safeParse(value, ASKED);
  if (parsed.success) return { ok: true, taught: parsed.data as Taught };
  const [first] = problemsIn(parsed.error);
  return { ok: false, why: `${pathText(first?.at ?? [])} ${first?.message}`.trim() };
}

function said(problems: readonly string[]): string | null {
  return problems.length === 0 ? null : problems.join('\n');
}
