import type { Site } from '../../shared/id.ts';
import { isAllowed } from '../host-permission.ts';
import { isLocal } from './local-address.ts';

/**
 * May the background fetch an image from there for an asset of this site? `never`: a page on the
 * internet must not have us knock at machines of the person's own network. `ask`: the browser was
 * not given the permission for that host.
 */
export async function mayFetchFrom(origin: string, site: Site): Promise<'yes' | 'ask' | 'never'> {
  const image = new URL(origin).hostname;
  const page = new URL(site).hostname;
  if (isLocal(image) && !isLocal(page)) return 'never';
  return (await isAllowed(origin)) ? 'yes' : 'ask';
}
