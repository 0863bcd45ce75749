import * as z from 'zod/mini';
import { Site } from '../../shared/id.ts';
import { ANCHORS } from '../../shared/site/parts.ts';
import { onMessage } from '../messages.ts';
import { forgetProfile, importProfile, learnProfile, restoreKnowledge, teach } from './profiles.ts';
import { fromPage, fromSurface } from './sender.ts';
import { familyIn, keepUnderstanding } from './understandings.ts';
import { noteUnheld } from './unheld.ts';

const Pointed = z.object({ anchor: z.enum(ANCHORS), locators: z.nullable(z.array(z.any())) });
const Given = z.strictObject({ site: Site, text: z.string() });
const Forgotten = z.strictObject({
  site: Site,
  what: z.enum(['learned', 'imported', 'taught', 'all']),
});
const Restored = z.strictObject({
  site: Site,
  known: z.strictObject({ learned: z.any(), imported: z.any(), taught: z.any() }),
});

/** Answers who found out, points out, brings or forgets how a site is read. */
export function answerProfiles(): void {
  onMessage('understood', async ({ data, sender }) => {
    const { site, tab } = await fromPage(sender);
    if (sender.frameId === 0) await keepUnderstanding(tab, site, data);
  });

  onMessage('learnProfile', async ({ data, sender }) => {
    const { site } = await fromPage(sender);
    return learnProfile(site, data);
  });

  onMessage('teach', async ({ data, sender }) => {
    const { site, tab } = await fromPage(sender);
    return teach(site, Pointed.parse(data), await familyIn(tab));
  });

  onMessage('importProfile', ({ data, sender }) => {
    fromSurface(sender);
    const { site, text } = Given.parse(data);
    return importProfile(site, text);
  });

  onMessage('forgetProfile', async ({ data, sender }) => {
    fromSurface(sender);
    const { site, what } = Forgotten.parse(data);
    if (what === 'learned' || what === 'all') await noteUnheld(site, null);
    return forgetProfile(site, what);
  });

  onMessage('restoreKnowledge', ({ data, sender }) => {
    fromSurface(sender);
    const { site, known } = Restored.parse(data);
    return restoreKnowledge(site, known);
  });
}
