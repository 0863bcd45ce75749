import { v5 as uuidv5 } from 'uuid';
import type { Id, Site } from './id.ts';

/** Of what is named here: a random UUID, chosen once and for ever. */
const NAMESPACE = '5a1f3e62-7d0b-4c58-9a3e-c7b9d1284f60';

/** The id of a past generation by the studio's own id of it: the same in every browser, at any time. */
export function importedGeneration(site: Site, task: string): Id {
  return named('generation', site, task);
}

/**
 * The id of one of its assets, by the asset's address: a list that is read page by page may show
 * the assets of one generation in parts, where their places say nothing.
 */
export function importedAsset(generation: Id, url: string): Id {
  return named('asset', generation, url);
}

/** The id of the event that says so: another one only where other assets were listed. */
export function importEvent(generation: Id, assets: readonly Id[]): Id {
  return named('event', generation, ...[...assets].sort());
}

/** The id of an idea by the name that a script gives it: the same for every script on that studio. */
export function namedConcept(site: Site, name: string): Id {
  return named('concept', site, name);
}

function named(...name: readonly string[]): Id {
  return uuidv5(JSON.stringify(name), NAMESPACE);
}
