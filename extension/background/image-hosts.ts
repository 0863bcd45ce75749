import type { Site } from '../../shared/id.ts';
import { hostOf, isAllowed } from '../host-permission.ts';
import type { Outcome } from '../messages.ts';
import type { ImageHost } from '../state.ts';
import { openDb } from './db.ts';
import { mayFetchFrom } from './image-host.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Hosts that images come from and whose permission is lacking, in the order they were met. */
export async function imageHosts(): Promise<ImageHost[]> {
  return (await readMeta('imageHosts')) ?? [];
}

/** @returns whether it is met for the first time: then the person is asked, and only then. */
export async function noteImageHost(origin: string, site: Site): Promise<boolean> {
  const known = await imageHosts();
  const host = hostOf(origin);
  if (known.some((one) => one.host === host)) return false;
  await writeMeta('imageHosts', [...known, { host, site, declined: false }]);
  return true;
}

/** The person's answer about a host. */
export async function answerImageHost(host: string, allowed: boolean): Promise<Outcome> {
  const known = await imageHosts();
  const found = known.find((one) => one.host === host);
  // The browser tells of a permission as it gives it, so the host may be off the list already.
  if (!found && allowed && (await isAllowed(host))) return { ok: true };
  if (!found) return { ok: false, why: 'No images come from there.' };
  if (allowed) {
    if ((await mayFetchFrom(host, found.site)) !== 'yes')
      return { ok: false, why: `The browser was not given the permission for ${host}.` };
    await resume();
    return { ok: true };
  }
  const declined = known.map((one) => (one.host === host ? { ...one, declined: true } : one));
  await writeMeta('imageHosts', declined);
  return { ok: true };
}

/** Permissions changed: pictures that waited for them are due, and their hosts need no asking. */
export async function resume(): Promise<void> {
  const lacking: ImageHost[] = [];
  const given = new Set<string>();
  for (const one of await imageHosts()) {
    if ((await mayFetchFrom(one.host, one.site)) === 'yes') given.add(one.host);
    else lacking.push(one);
  }
  if (given.size === 0) return;
  await writeMeta('imageHosts', lacking);
  const tx = (await openDb()).transaction('unpictured', 'readwrite');
  for await (const cursor of tx.store)
    if (given.has(hostOf(cursor.value.origin)))
      await cursor.update({ ...cursor.value, due: Date.now(), tries: 0 });
  await tx.done;
}
