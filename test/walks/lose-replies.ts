import type { Browser, CDPSession } from 'puppeteer-core';

/**
 * Cuts the connection of the next `times` deliveries of events after the companion has answered:
 * it has committed them, the extension never learns of it. Follows the worker when it is replaced.
 */
export async function loseReplies(
  browser: Browser,
  extension: string,
  times: number,
): Promise<{ count(): number }> {
  let lost = 0;
  let justCut = false;
  const attach = async (session: CDPSession) => {
    session.on('Fetch.requestPaused', async ({ requestId, responseStatusCode }) => {
      // Every other one: after several in a row the extension rightly waits longer and longer.
      const cut = lost < times && !justCut && responseStatusCode === 200;
      justCut = cut;
      if (cut) lost += 1;
      const answer = cut
        ? session.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
        : session.send('Fetch.continueRequest', { requestId });
      // The worker may end while a request is paused; its successor sends the events again.
      await answer.catch(() => {});
    });
    await session.send('Fetch.enable', {
      patterns: [{ urlPattern: '*/v1/events', requestStage: 'Response' }],
    });
  };
  const ours = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().includes(extension);
  for (const target of browser.targets().filter(ours))
    await attach(await target.createCDPSession());
  browser.on('targetcreated', async (target) => {
    if (ours(target)) await attach(await target.createCDPSession()).catch(() => {});
  });
  return { count: () => lost };
}
