import { browser } from 'wxt/browser';
import type { sendMessage as fullSendMessage } from './messages.ts';

type Reply = { res?: unknown; err?: { message?: string } } | undefined;

/**
 * The same `sendMessage` for scripts that load with a page, in the envelope of
 * `@webext-core/messaging`, which answers it: the library's own, with all that can listen, weighs a
 * tenth of what such scripts may. Rejects with what the background threw, or that nobody answered.
 */
export const sendMessage = (async (type: string, data?: unknown) => {
  const message = { id: 0, type, data, timestamp: Date.now() };
  const reply: Reply = await browser.runtime.sendMessage(message);
  if (!reply || reply.err != null) throw new Error(reply?.err?.message ?? 'No response');
  return reply.res;
}) as typeof fullSendMessage;
