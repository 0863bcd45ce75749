import type { GenerationRequest } from '../../shared/generation.ts';
import { Id, type Site } from '../../shared/id.ts';
import { namedConcept } from '../../shared/import-id.ts';
import type { Stats } from '../../shared/stats.ts';

/** The request with the assets that its images are, where an earlier answer named them. */
export function withParents(
  request: GenerationRequest,
  find: (url: string) => Id | null,
): GenerationRequest {
  const parents = request.parents.map((parent) => ({
    ...parent,
    asset: parent.asset ?? find(parent.url),
  }));
  return { ...request, parents };
}

/**
 * The idea that a script's request iterates, as far as that is known: the one it names, else that of
 * the images it builds on; null where nobody says. @param name an id, or words of the script's own.
 */
export function conceptFor(
  site: Site,
  name: string | null,
  { parents }: Pick<GenerationRequest, 'parents'>,
  { generations, tally }: Pick<Stats, 'generations' | 'tally'>,
): Id | null {
  if (name !== null) return Id.safeParse(name).success ? name : namedConcept(site, name);
  const ideas = parents.flatMap(({ asset }) => {
    const maker = asset === null ? undefined : tally.madeBy.get(asset);
    return (maker === undefined ? null : generations.get(maker)?.concept) ?? [];
  });
  return ideas[0] ?? null;
}
