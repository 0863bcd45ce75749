import type * as z from 'zod/mini';
import * as protocol from '../../shared/protocol.ts';
import { Replay } from '../../shared/replay/replay-result.ts';
import { Waivers } from '../../shared/report/waivers.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { RuleHistory, RuleSet } from '../../shared/rule.ts';
import { Snapshot } from '../../shared/snapshot.ts';
import { IMAGE_TYPES } from '../image-type.ts';
import { BriefRequest } from '../routes/briefs.ts';
import * as pairings from '../routes/pairings.ts';
import { ReplayRequest } from '../routes/replays.ts';
import { TicketReply, TicketRequest } from '../routes/tickets.ts';
import { UpstreamsReply } from '../routes/upstreams.ts';

type Schema = z.core.$ZodType;

/** The schemas that requests are checked by, by the names that the document gives them. */
export const REQUESTS = {
  PairRequest: protocol.PairRequest,
  GateRequest: protocol.GateRequest,
  EventsRequest: protocol.EventsRequest,
  RulesRequest: protocol.RulesDocument,
  BriefRequest,
  ReplayRequest,
  TicketRequest,
  CodeRequest: pairings.CodeRequest,
  ClientRequest: pairings.ClientRequest,
} as const satisfies Record<string, Schema>;

/** The schemas of replies, which may hold more one day. */
export const REPLIES = {
  HelloReply: protocol.HelloReply,
  PairReply: protocol.PairReply,
  GateReply: protocol.GateReply,
  EventsReply: protocol.EventsReply,
  Snapshot,
  RuleHistory,
  RuleSet,
  Waivers,
  Replay,
  WeekReport,
  AssetsReply: protocol.AssetsReply,
  ThumbnailReply: protocol.ThumbnailReply,
  TicketReply,
  CodeReply: pairings.CodeReply,
  ClientReply: pairings.ClientReply,
  PairingsReply: pairings.PairingsReply,
  EndedReply: pairings.EndedReply,
  UpstreamsReply,
  BriefReply: BriefRequest,
  ErrorReply: protocol.ErrorReply,
} as const satisfies Record<string, Schema>;

/** Who may ask: nobody is asked for a key, a pairing's key, that or a ticket, a script's token. */
type Access = 'open' | 'key' | 'ticket' | 'token';
type Media = readonly string[];

export type Operation = {
  summary: string;
  access: Access;
  /** In the path and the query; a name that ends with `?` may be left out. */
  query?: Readonly<Record<string, string>>;
  request?: keyof typeof REQUESTS | Media;
  reply: keyof typeof REPLIES | Media;
  /** 304 to who knows it already. */
  isTagged?: true;
};

const WEEK = 'ISO 8601 week, such as 2026-W47';
const upstream: Operation = {
  summary:
    'Whatever the upstream of that name takes, judged first; the path behind it may have slashes. Refusals are in the upstream’s own shape.',
  access: 'token',
  request: ['*/*'],
  reply: ['*/*'],
};
const { request: _, ...upstreamWithoutBody } = upstream;
const proxied = {
  GET: upstreamWithoutBody,
  POST: upstream,
  PUT: upstream,
  PATCH: upstream,
  DELETE: upstreamWithoutBody,
};

/** Every route of the companion, by method and path as OpenAPI writes it. */
export const OPERATIONS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/pair': {
    GET: {
      summary: 'The page that a person opens to connect a browser',
      access: 'open',
      reply: ['text/html'],
    },
  },
  '/openapi.json': {
    GET: { summary: 'This document', access: 'key', reply: ['application/json'] },
  },
  '/v1/hello': {
    GET: {
      summary: 'The companion proves that it holds the key before it is told anything',
      access: 'open',
      query: { nonce: '16 to 128 characters of A-Z a-z 0-9 _ -', key: 'Which key it is to prove' },
      reply: 'HelloReply',
    },
  },
  '/v1/pair': {
    POST: {
      summary: 'Exchanges a one-time code for a key; extensions alone may ask',
      access: 'open',
      request: 'PairRequest',
      reply: 'PairReply',
    },
  },
  '/v1/pairings': {
    GET: { summary: 'The connected browsers and scripts', access: 'key', reply: 'PairingsReply' },
  },
  '/v1/pairings/codes': {
    POST: {
      summary: 'A link to the pairing page',
      access: 'key',
      request: 'CodeRequest',
      reply: 'CodeReply',
    },
  },
  '/v1/pairings/clients': {
    POST: {
      summary: 'A token for a script that uses the proxy',
      access: 'key',
      request: 'ClientRequest',
      reply: 'ClientReply',
    },
  },
  '/v1/pairings/{key}': {
    DELETE: {
      summary: 'Ends a pairing or a token; `current` is the asker’s own',
      access: 'key',
      reply: 'EndedReply',
    },
  },
  '/v1/gate': {
    POST: {
      summary: 'May this request go to the studio?',
      access: 'key',
      request: 'GateRequest',
      reply: 'GateReply',
    },
  },
  '/v1/events': {
    POST: {
      summary: 'Takes events, each once',
      access: 'key',
      request: 'EventsRequest',
      reply: 'EventsReply',
    },
  },
  '/v1/snapshot': {
    GET: {
      summary: 'All that a surface may know',
      access: 'key',
      reply: 'Snapshot',
      isTagged: true,
    },
  },
  '/v1/rules': {
    GET: { summary: 'The rules, waivers and limits in force', access: 'key', reply: 'RuleSet' },
    PUT: {
      summary: 'Replaces the rules, waivers and limits of the same revision',
      access: 'key',
      request: 'RulesRequest',
      reply: 'RuleSet',
    },
  },
  '/v1/rules/history': {
    GET: {
      summary: 'The rules, waivers and limits of before, the latest first',
      access: 'key',
      reply: 'RuleHistory',
    },
  },
  '/v1/rules/waivers': {
    GET: {
      summary: 'The standing waivers with their use, and the latest reasons given once',
      access: 'key',
      reply: 'Waivers',
    },
  },
  '/v1/briefs': {
    PUT: {
      summary: 'States what is wanted of a studio, or takes it back',
      access: 'key',
      request: 'BriefRequest',
      reply: 'BriefReply',
    },
  },
  '/v1/replays': {
    POST: {
      summary: 'Judges the past by other rules, waivers, limits or prices; nothing is kept',
      access: 'key',
      request: 'ReplayRequest',
      reply: 'Replay',
    },
  },
  '/v1/reports/{week}': {
    GET: { summary: `The report on one week (${WEEK})`, access: 'key', reply: 'WeekReport' },
  },
  '/v1/tickets': {
    POST: {
      summary: 'An address that opens a report’s page once',
      access: 'key',
      request: 'TicketRequest',
      reply: 'TicketReply',
    },
  },
  '/reports/{week}': {
    GET: { summary: 'The same report as a page', access: 'ticket', reply: ['text/html'] },
  },
  '/v1/assets': {
    GET: {
      summary: 'What came back, newest first',
      access: 'key',
      query: {
        'from?': 'Epoch milliseconds, inclusive',
        'to?': 'Epoch milliseconds, exclusive',
        'limit?': '1 to 500, 100 by default',
        'imported?': '1: with imports',
      },
      reply: 'AssetsReply',
    },
  },
  '/v1/thumbnails/{sha256}': {
    GET: {
      summary: 'A small picture by the SHA-256 of its bytes',
      access: 'key',
      reply: IMAGE_TYPES,
    },
    PUT: {
      summary: 'Keeps a small picture',
      access: 'key',
      request: IMAGE_TYPES,
      reply: 'ThumbnailReply',
    },
  },
  '/v1/upstreams': {
    GET: { summary: 'What the proxy leads to', access: 'key', reply: 'UpstreamsReply' },
  },
  '/proxy/{upstream}': proxied,
  '/proxy/{upstream}/{path}': proxied,
};
