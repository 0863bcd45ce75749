import type { Logger } from 'pino';
import type { Id, Instant } from '../shared/id.ts';
import type { RuleHistory, RuleSet } from '../shared/rule.ts';
import type { ClientTokens } from './client-tokens.ts';
import type { Ledger } from './ledger.ts';
import type { Pairings } from './pairing.ts';
import type { UpstreamSource } from './proxy/upstream-source.ts';
import type { Rate } from './rate-limit.ts';
import type { Document } from './store/document.ts';
import type { Thumbnails } from './store/thumbnails.ts';

/** All that the application stands on; the clock and the port are parameters. */
export type Deps = {
  ledger: Ledger;
  rules: Document<RuleSet>;
  /** The rules of before, the latest first. */
  ruleHistory: Document<RuleHistory>;
  pairings: Pairings;
  clients: ClientTokens;
  upstreams: UpstreamSource;
  thumbnails: Thumbnails;
  /** Names this data folder to browsers. */
  instance: Id;
  /** The companion's own device: the author of reservations. */
  device: Id;
  version: string;
  port: () => number;
  now: () => Instant;
  log: Logger;
  rate: Rate;
  /** What was found broken and still matters, for people. */
  notices?: () => readonly string[];
  /** Called once a browser is paired, with the digits that it shows too. */
  onPaired: (paired: { label: string; check: string }) => void;
  /** Takes what has to be done before the ledger closes. */
  beforeClose?: (step: () => Promise<void>) => void;
};
