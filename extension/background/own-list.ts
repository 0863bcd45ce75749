import type { Site } from '../../shared/id.ts';
import { PUBLIC_PATH } from '../../shared/site/learn/answer-words.ts';
import type { PastList } from '../messages.ts';
import { resolvedProfiles } from '../state.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Where studios list what somebody made themselves. A gallery may be anybody's. */
const OWN_PATH =
  /histor|\bmy\b|\bme\b|\busers?\b|account|library|creations?\b|generations?\b|tasks?\b|jobs?\b|records?\b/i;
const PAGING =
  /^(page|p|limit|size|pagesize|page_size|per_?page|offset|skip|cursor|after|before|from|take|_|t)$/i;
const LISTS = 20;

/**
 * Whether a list shows the person's own past. What a profile of the family or of the person names
 * does. A list that was only found does where it holds, or held before, something recorded here, or
 * where its address says so: never one of several people's, nor one that is there for everybody.
 */
export async function isOwnList(site: Site, { url, ours, rows }: PastList): Promise<boolean> {
  if (new Set(rows.flatMap(({ owner }) => owner ?? [])).size > 1) return false;
  if ((await resolvedProfiles.getValue())[site]?.source !== 'learned') return true;
  const where = new URL(url, site);
  if (PUBLIC_PATH.test(where.pathname + where.search)) return false;
  const list = nameOf(where);
  const lists = (await readMeta(`lists:${site}`)) ?? [];
  if (lists.includes(list) || OWN_PATH.test(where.pathname)) return true;
  if (ours) await writeMeta(`lists:${site}`, [...lists, list].slice(-LISTS));
  return ours;
}

/** The same for all pages of a list. */
function nameOf(url: URL): string {
  const asked = [...url.searchParams].filter(([name]) => !PAGING.test(name)).sort();
  return `${url.origin}${url.pathname}?${new URLSearchParams(asked)}`;
}
