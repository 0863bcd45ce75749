import type { Browser } from 'puppeteer-core';

/** Notes the status of every answer to a delivery of events, in order. */
export async function watchDeliveries(
  browser: Browser,
  extension: string,
): Promise<{ statuses(): number[] }> {
  const statuses: number[] = [];
  const target = browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(extension));
  if (!target) throw new Error('the worker does not run');
  const session = await target.createCDPSession();
  session.on('Network.responseReceived', ({ response }) => {
    if (response.url.endsWith('/v1/events')) statuses.push(response.status);
  });
  await session.send('Network.enable');
  return { statuses: () => [...statuses] };
}
