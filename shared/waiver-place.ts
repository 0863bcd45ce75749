import { siteName } from './id.ts';
import type { Waiver } from './waiver.ts';

/** Where a waiver holds, for people: `studio.example, project spring teaser, one idea`; `everywhere`. */
export function waiverPlace({ scope: { sites, projects, concept } }: Waiver): string {
  const places = [
    ...sites.map(siteName),
    ...projects.map((name) => `project ${name}`),
    ...(concept === null ? [] : ['one idea']),
  ];
  return places.length === 0 ? 'everywhere' : places.join(', ');
}
