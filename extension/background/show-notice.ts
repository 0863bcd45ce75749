import { browser } from 'wxt/browser';

/** Shows a notice of the browser's; another one with the same id takes its place. */
export async function showNotice(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message });
}
