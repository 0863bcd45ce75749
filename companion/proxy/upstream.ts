import type { ResetDay } from '../../shared/event.ts';
import type { Day, Instant, Site } from '../../shared/id.ts';
import { dayAt } from '../../shared/reset-day.ts';
import type { SiteProfile } from '../../shared/site/profile.ts';
import type { UpstreamEntry } from './upstream-entry.ts';

/** An upstream as it is used. Its key is in memory alone. */
export type Upstream = {
  name: string;
  /** Origin: `https://api.example`. */
  base: string;
  /** `/v1`, or '' where there is none. */
  prefix: string;
  /** Whether the file itself names this machine or a private network. */
  isPrivate: boolean;
  site: Site;
  zone: string | null;
  key: UpstreamKey | null;
  target: { header: string; origin: string } | null;
  allow: readonly { method: string; path: string }[];
  requestHeaders: readonly string[];
  responseHeaders: readonly string[];
  parallel: number;
  timeoutMs: number;
  refusal: Record<string, unknown> | null;
  profile: SiteProfile;
  pricing: Pick<UpstreamEntry, 'prices' | 'defaults' | 'quality'>;
};

/** What the upstream is shown: the whole header, and the key within it. */
export type UpstreamKey = { header: string; value: string; key: string };

/** All that was read of the file, and what is wrong with it, for people. */
export type Upstreams = {
  usable: readonly Upstream[];
  /** Named in the file, but without a key that can be had: why. */
  off: readonly { name: string; why: string }[];
  /** What is wrong with the file: its path, where in it, and what was expected; null: nothing. */
  fault: string | null;
  /** With a fault: whether these are what the file said before it. */
  isKept: boolean;
  /** Where keys came from. */
  keyFiles: readonly string[];
};

export const NO_UPSTREAMS: Upstreams = {
  ...{ usable: [], off: [], keyFiles: [] },
  ...{ fault: null, isKept: false },
};

/** What a fault in the file means, for people; null where there is none. */
export function upstreamProblem({
  fault,
  isKept,
}: Pick<Upstreams, 'fault' | 'isKept'>): string | null {
  if (fault === null) return null;
  return `${isKept ? 'The proxy goes on with what its file said before' : 'The proxy is off'}. ${fault}`;
}

/** The day that an upstream's credits belong to. */
export function upstreamDay({ zone }: Pick<Upstream, 'zone'>, at: Instant): ResetDay {
  const used = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day: Day = dayAt(at, used);
  return { zone: used, day, source: zone === null ? 'assumed' : 'site' };
}
