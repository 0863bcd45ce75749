import type { Asset } from '../../shared/generation.ts';
import type { GenerationRecord } from '../../shared/generation-record.ts';
import type { Id, Site } from '../../shared/id.ts';
import { markOf } from '../../shared/imported.ts';

/** Addresses that are remembered, the latest ones. */
const MOST = 50_000;

/** Which asset an upstream's answer named under an address. */
export type Made = ReturnType<typeof openMade>;

/** An address under which two different assets came back names neither. */
export function openMade(most = MOST) {
  const known = new Map<string, Id | null>();

  function note(site: Site, mark: number, asset: Id): void {
    const name = `${mark} ${site}`;
    const before = known.get(name);
    known.delete(name);
    known.set(name, before === undefined || before === asset ? asset : null);
    if (known.size > most) known.delete(known.keys().next().value!);
  }

  return {
    /** What came back just now. */
    took(site: Site, assets: readonly Asset[]): void {
      for (const { id, url } of assets) note(site, markOf(url), id);
    },

    /** What came back before this start. */
    recall({ site, assets, marks }: Pick<GenerationRecord, 'site' | 'assets' | 'marks'>): void {
      assets.forEach((asset, i) => {
        const mark = marks[i];
        if (mark !== undefined) note(site, mark, asset);
      });
    },

    /** Null: none came back under it, or several did. */
    find(site: Site, url: string): Id | null {
      return url === '' ? null : (known.get(`${markOf(url)} ${site}`) ?? null);
    },
  };
}
