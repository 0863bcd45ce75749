import { dropUnsent, readUnsent } from '../mailbox.ts';
import { sites } from '../state.ts';
import { admit } from './admit.ts';
import { refreshView } from './view.ts';

/** Takes in what pages observed but could not hand over before they went away. */
export async function sweep(): Promise<void> {
  const unsent = await readUnsent();
  if (unsent.length === 0) return;
  const enabled = new Set(await sites.getValue());
  for (const one of unsent) {
    const site = one?.body?.site;
    const settled = enabled.has(site) ? (await admit([one], site)).settled : [one.id];
    await dropUnsent(settled);
  }
  await refreshView();
}
