import { isDeepStrictEqual } from 'node:util';
import { type Send, senderTo } from './send.ts';
import type { Upstream } from './upstream.ts';

/** An upstream with its connections and what is under way there. */
export type Service = {
  upstream: Upstream;
  send: Send;
  /** Takes a place among the requests under way, to be left once; null: all are taken. */
  enter(): (() => void) | null;
};

/** The services of what the file names now. */
export type Services = {
  of(upstream: Upstream): Service;
  /** Breaks off what is under way at all of them, those of before included, and sees it through. */
  close(): Promise<void>;
};

/** Requests under way at one name, whatever its upstream was when they began. */
type Places = { taken: number; isClosing: boolean; idle: PromiseWithResolvers<void> };

export function openServices(): Services {
  const known = new Map<string, Service>();
  /** What the file says may be read again and be the same. */
  const read = new WeakMap<Upstream, Service>();
  const places = new Map<string, Places>();
  const closing: (() => Promise<void>)[] = [];
  return {
    of(upstream) {
      const found = read.get(upstream);
      if (found) return found;
      const last = known.get(upstream.name);
      if (last && isDeepStrictEqual(last.upstream, upstream)) {
        read.set(upstream, last);
        return last;
      }
      const own = places.get(upstream.name) ?? {
        taken: 0,
        isClosing: false,
        idle: Promise.withResolvers<void>(),
      };
      places.set(upstream.name, own);
      // What is under way at the one before goes on there; idle connections end by themselves.
      const { service, close } = serviceOf(upstream, own);
      known.set(upstream.name, service);
      read.set(upstream, service);
      closing.push(close);
      return service;
    },
    async close() {
      await Promise.all(closing.map((close) => close()));
    },
  };
}

function serviceOf(upstream: Upstream, places: Places) {
  const { send, close } = senderTo(upstream);
  const service: Service = {
    upstream,
    send,
    enter() {
      if (places.isClosing || places.taken >= upstream.parallel) return null;
      places.taken += 1;
      let isIn = true;
      return () => {
        if (isIn) places.taken -= 1;
        isIn = false;
        if (places.isClosing && places.taken === 0) places.idle.resolve();
      };
    },
  };
  return {
    service,
    async close(): Promise<void> {
      places.isClosing = true;
      if (places.taken === 0) places.idle.resolve();
      await close();
      await places.idle.promise;
    },
  };
}
