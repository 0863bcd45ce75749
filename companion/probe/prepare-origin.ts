import type { Page } from 'puppeteer-core';

export type Kept = { cookies: [string, string][]; localStorage: [string, string][] };

/**
 * Puts cookies and stored values where the page's first script finds them. They are written in an
 * empty document of the same origin, which the browser is given in place of the server's.
 */
export async function prepareOrigin(page: Page, url: string, kept: Kept): Promise<void> {
  if (kept.cookies.length > 0) {
    const session = await page.createCDPSession();
    for (const [name, value] of kept.cookies) {
      const { success } = await session.send('Network.setCookie', { name, value, url });
      if (!success) throw new Error(`The browser does not take the cookie "${name}" for ${url}.`);
    }
    await session.detach();
  }
  if (kept.localStorage.length === 0) return;
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session
      .send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [{ name: 'Content-Type', value: 'text/html' }],
        body: '',
      })
      .catch(() => {});
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await page.goto(url);
  await page.evaluate((pairs) => {
    for (const [name, value] of pairs) localStorage.setItem(name, value);
  }, kept.localStorage);
  await page.goto('about:blank');
  await session.send('Fetch.disable');
  await session.detach();
}
