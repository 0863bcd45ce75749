import { type Tier, tierFromName } from '../tier.ts';
import type { SiteProfile } from './profile.ts';

/** A model's tier: by the profile where it says, else by the model's name. */
export function tierOf({ tiers }: Pick<SiteProfile, 'tiers'>, model: string | null): Tier | null {
  if (model === null) return null;
  return Object.hasOwn(tiers, model) ? tiers[model]! : tierFromName(model);
}
