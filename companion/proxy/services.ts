import { type Send, senderTo } from './send.ts';
import type { Upstream, Upstreams } from './upstream.ts';

/** An upstream with its connections and what is under way there. */
export type Service = {
  upstream: Upstream;
  send: Send;
  /** Takes a place among the requests under way, to be left once; null: all are taken. */
  enter(): (() => void) | null;
  /** Breaks off what is under way and waits until all of it was seen to. */
  close(): Promise<void>;
};

export function openServices({ usable }: Upstreams): Map<string, Service> {
  return new Map(usable.map((upstream) => [upstream.name, serviceOf(upstream)]));
}

function serviceOf(upstream: Upstream): Service {
  const { send, close } = senderTo(upstream);
  let underWay = 0;
  const idle = Promise.withResolvers<void>();
  let isClosing = false;
  return {
    upstream,
    send,
    enter() {
      if (isClosing || underWay >= upstream.parallel) return null;
      underWay += 1;
      let isIn = true;
      return () => {
        if (isIn) underWay -= 1;
        isIn = false;
        if (isClosing && underWay === 0) idle.resolve();
      };
    },
    async close() {
      isClosing = true;
      if (underWay === 0) idle.resolve();
      await close();
      await idle.promise;
    },
  };
}
