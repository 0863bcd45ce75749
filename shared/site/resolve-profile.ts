import { BLANK_PROFILE } from './blank.ts';
import { merged } from './merge-profile.ts';
import { type AnchorName, FORM_PARTS } from './parts.ts';
import { ActProfile, type Locator, type ProfileFile, SiteProfile } from './profile.ts';
import { ASKED, ProfileError, pathText, problemsIn } from './profile-problem.ts';

/** A part that nobody says anything of is not looked for. */
const NO_PARTS = Object.fromEntries(FORM_PARTS.map((part) => [part, []]));

export type Taught = { readonly [A in AnchorName]?: readonly Locator[] };
export type Resolved = { profile: SiteProfile; act: ActProfile | null };

/**
 * The profile that holds: what the file states over what it extends (a blank one, where it names
 * none). Of a part that was taught, what was taught holds alone: where that finds nothing, the page
 * changed, and what others would find instead is what the person corrected. `act` is null where
 * nothing is said of it.
 *
 * @param bundled the profiles that may be extended, by their ids.
 * @throws ProfileError naming the path: it extends what is not bundled, or itself; something is
 *   missing or does not fit.
 */
export function resolveProfile(
  file: ProfileFile,
  bundled: readonly ProfileFile[],
  taught: Taught = {},
): Resolved {
  const { extends: _, match: __, act, ...stated } = whole(file, bundled, []);
  const dom = { ...NO_PARTS, ...stated.dom, ...taught };
  const profile = { ...stated, dom };
  return {
    profile: fitting(SiteProfile, profile, []),
    act: act === undefined ? null : fitting(ActProfile, act, ['act']),
  };
}

function whole(file: ProfileFile, bundled: readonly ProfileFile[], above: string[]): ProfileFile {
  const { extends: base } = file;
  if (base === undefined) return merged(BLANK_PROFILE, file) as ProfileFile;
  if (above.includes(base)) fail('extends', `goes in a circle: ${[...above, base].join(' > ')}`);
  const found = bundled.find(({ id }) => id === base);
  if (!found) {
    const known = bundled.map(({ id }) => `"${id}"`).join(', ');
    fail('extends', `names "${base}", which is not known; there are ${known || 'none'}`);
  }
  return merged(whole(found, bundled, [...above, base]), file) as ProfileFile;
}

function fitting<T>(
  schema: { safeParse(value: unknown, asked: typeof ASKED): SafeParsed<T> },
  value: unknown,
  within: string[],
): T {
  const parsed = schema.safeParse(value, ASKED);
  if (parsed.success) return parsed.data;
  throw new ProfileError(
    problemsIn(parsed.error).map(({ at, message }) => ({
      path: pathText([...within, ...at]),
      message,
      line: null,
      column: null,
    })),
  );
}
type SafeParsed<T> =
  | { success: true; data: T }
  | { success: false; error: Parameters<typeof problemsIn>[0] };

function fail(path: string, message: string): never {
  throw new ProfileError([{ path, message, line: null, column: null }]);
}
