import type { Hono } from 'hono';
import type { UpgradeWebSocket } from 'hono/ws';
import type { Backend, BackendOptions } from './backend.ts';
import type { Truth } from './truth.ts';

/** What a page's server has to work with. */
export type Surroundings = {
  backend: Backend;
  /** Where the second origin serves this page's own part, without a slash at the end. */
  elsewhere: string;
  socket: UpgradeWebSocket;
};

/** One stand-in studio. Its client is `page.tsx` or `page.ts` beside its `standin.ts`. */
export type Standin = {
  truth: Truth;
  title: string;
  /** Attributes of `<html>` beside `lang`, such as `dir="rtl"`. */
  html?: string;
  /** Content of `<body>` that is there before the script runs. */
  body?: string;
  /** The page's own sheet. */
  css?: string;
  /** Differing from the usual account. */
  backend?: Partial<BackendOptions>;
  /** The page's own origin. */
  api(surroundings: Surroundings): Hono;
  /** Its part of the second origin. */
  elsewhere?(surroundings: Surroundings): Hono;
};
