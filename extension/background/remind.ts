import { browser } from 'wxt/browser';
import { type Instant, type Site, siteName } from '../../shared/id.ts';
import { showNotice } from './show-notice.ts';

const NAME = 'remind ';
const DAY_MS = 86_400_000;

/** Says at a moment within two days that a studio's credits are back; asked again, only once. */
export async function remindAt(site: Site, at: Instant, now: Instant): Promise<void> {
  if (at <= now || at > now + 2 * DAY_MS) throw new Error('That is no time to wait for.');
  await browser.alarms.create(`${NAME}${site}`, { when: at });
}

/** An alarm came: one of these, or another's. */
export async function remind(name: string): Promise<void> {
  if (!name.startsWith(NAME)) return;
  const site = siteName(name.slice(NAME.length));
  const message = 'You wanted to be told once the rest of your batch fits.';
  await showNotice(name, `Credits are back on ${site}`, message);
}
