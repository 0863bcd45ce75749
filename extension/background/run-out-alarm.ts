import { browser } from 'wxt/browser';
import { dayOutlook } from '../../shared/day-outlook.ts';
import { runOutNotice } from '../../shared/forecast/forecast-words.ts';
import { type Alarm, nextAlarm } from '../../shared/forecast/next-alarm.ts';
import { type Instant, type Site, siteName } from '../../shared/id.ts';
import { preferences, runOutAlarms, type View } from '../state.ts';
import { showNotice } from './show-notice.ts';

const AMBER = '#b45309';

/** Raises the alarm of each studio whose credits will probably run out, and takes it back. */
export async function lookForRunOut(
  { snapshot, ahead = {} }: Pick<View, 'snapshot' | 'ahead'>,
  now: Instant,
): Promise<void> {
  const [before, { project, notify }] = await Promise.all([
    runOutAlarms.getValue(),
    preferences.getValue(),
  ]);
  const after: { [site: Site]: Alarm } = {};
  const raised: Site[] = [];
  for (const [site, summary] of Object.entries(snapshot.sites)) {
    const known = ahead[site];
    if (!known || summary.scores?.withdrawn) continue;
    const { forecast } = dayOutlook(summary, snapshot.rules.caps, now, { project, ahead: known });
    // Too early: nothing that an alarm could rest on.
    const runOut = forecast && known.runOut;
    const look = { now, until: known.until, left: known.left, runOut };
    after[site] = nextAlarm(before[site] ?? null, look);
    if (after[site].raisedAt === now) raised.push(site);
  }
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await runOutAlarms.setValue(after);
  for (const site of raised) {
    const summary = snapshot.sites[site];
    const known = ahead[site];
    if (!notify || !summary || !known) continue;
    const { title, message } = runOutNotice(siteName(site), summary, known, now);
    await showNotice(`run-out ${site}`, title, message).catch(() => {});
  }
  for (const site of Object.keys(before))
    if (before[site]?.isOn && !after[site]?.isOn)
      await browser.notifications.clear(`run-out ${site}`).catch(() => {});
  await badge({ ...before, ...after }, after);
}

/** A mark on the button in tabs of a studio whose alarm is on, and on no other. */
async function badge(
  sites: { readonly [site: Site]: Alarm },
  alarms: { readonly [site: Site]: Alarm },
): Promise<void> {
  for (const site of Object.keys(sites)) {
    const isOn = alarms[site]?.isOn ?? false;
    const tabs = await browser.tabs.query({ url: `${site}/*` }).catch(() => []);
    for (const { id } of tabs) {
      if (id === undefined) continue;
      await browser.action.setBadgeBackgroundColor({ tabId: id, color: AMBER }).catch(() => {});
      await browser.action.setBadgeText({ tabId: id, text: isOn ? '!' : '' }).catch(() => {});
    }
  }
}
