import { Id } from '../../../shared/id.ts';
import { SHOWS, type Show } from './filter.ts';

/** What the address asks for; null where it does not say. */
export type DeepLink = { asset: Id | null; week: string | null; show: Show | null };

/** `#asset=<id>`, `#week=2026-W47`, `#week=2026-W47&show=rejected`. What is malformed is left out. */
export function deepLink(hash: string): DeepLink {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const asset = Id.safeParse(asked.get('asset'));
  const week = asked.get('week');
  return {
    asset: asset.success ? asset.data : null,
    week: week && /^\d{4}-W\d{2}$/.test(week) ? week : null,
    show: SHOWS.find((one) => one === asked.get('show')) ?? null,
  };
}
