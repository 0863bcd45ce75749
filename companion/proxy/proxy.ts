import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Amount, estimated, measured, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import { matchPath } from '../../shared/site/match-rule.ts';
import type { SubmitRule } from '../../shared/site/profile.ts';
import type { BalanceAnswer } from '../../shared/site/read-answer.ts';
import { readRequest } from '../../shared/site/read-request.ts';
import type { CurrentSnapshot } from '../current-snapshot.ts';
import type { Deps } from '../deps.ts';
import type { Gatekeeper } from '../gatekeeper.ts';
import type { Env } from '../guard.ts';
import type { OwnEvents } from '../own-events.ts';
import { type ProxiedTarget, proxiedTarget } from '../raw-request.ts';
import { notFound, Refusal } from '../refusal.ts';
import { admit, type Paid, questionOf } from './admit.ts';
import { aim, restOfTarget } from './aim.ts';
import { brokenOff } from './broken-off.ts';
import type { DryRunReply } from './dry-run.ts';
import { openFollower } from './follow.ts';
import type { Followed } from './followed.ts';
import { clientHeaders, costHeaders, said, upstreamHeaders } from './headers.ts';
import { conceptFor, withParents } from './lineage.ts';
import { openMade } from './made.ts';
import { type Passed, type Purpose, passOn } from './pass-on.ts';
import { passedBody, readBody } from './read-body.ts';
import { type BodyText, bodyText, candidatesOf, needBody, recognise } from './recognise.ts';
import { REASONS, reasonHeader, refusalBody } from './refuse.ts';
import { Refused, refusedBy, silence, unclear } from './refused.ts';
import { remaining } from './remaining.ts';
import { NoAnswer } from './send.ts';
import { openServices, type Service } from './services.ts';
import { typedPrice } from './typed-price.ts';
import { type Upstream, type Upstreams, upstreamDay } from './upstream.ts';

const WAIVER_MAX = 500;
const PROJECT_MAX = 200;
const HUNG_UP = 'The client hung up before it was sent.';
const CONCEPT_MAX = 200;

type Asked = { c: Context<Env>; service: Service; url: URL; arrivedAt: number };
type Read = { bytes: Buffer | null; text: BodyText | null };
type Parts = { judge: Gatekeeper; keep: OwnEvents; current: CurrentSnapshot };
export type ForwardProxy = ReturnType<typeof openProxy>;

/** Passes scripts' requests on to the upstreams, each paid one under the same gatekeeper as all. */
export function openProxy(deps: Deps, { judge, keep, current }: Parts) {
  const { now, ledger, rules, upstreams, device, log } = deps;
  const services = openServices();
  const made = openMade();
  const follower = openFollower(keep, now, ledger.stats, made);
  let ending: Promise<unknown> = Promise.resolve();
  let seen: Upstreams | null = null;
  const resume = (read: Upstreams) => {
    if (read === seen) return;
    seen = read;
    const open = follower.resume(read.usable.map(({ site }) => site));
    if (open.length > 0) ending = Promise.all([ending, endBrokenOff(open)]);
  };
  resume(upstreams.current());
  const left = (about: Parameters<typeof remaining>[1]) => remaining(deps, about, now());
  const leftAt = (upstream: Upstream) =>
    left({ site: upstream.site, reset: upstreamDay(upstream, now()), project: null });

  /** Answers one request that the guard let through. Throws a Refusal where there is no upstream. */
  async function serve(c: Context<Env>): Promise<Response> {
    const arrivedAt = performance.now();
    const target = proxiedTarget(c.env.incoming);
    const read = await upstreams.refresh();
    resume(read);
    const upstream = read.usable.find(({ name }) => name === target?.upstream);
    if (!target || !upstream) {
      const off = read.off.find(({ name }) => name === target?.upstream);
      if (off) throw new Refusal('upstream-off', `This upstream is off: ${off.why}.`);
      throw notFound();
    }
    const service = services.of(upstream);
    try {
      const url = allowedUrl(c, service.upstream, target);
      return await answer({ c, service, url, arrivedAt });
    } catch (error) {
      const refused = refusedBy(error);
      if (!refused) throw error;
      return refusal(c, service.upstream, refused);
    }
  }

  async function answer(asked: Asked): Promise<Response> {
    const { c, service, url } = asked;
    const { upstream } = service;
    const { method } = c.req;
    const has = (name: string) => c.req.header(name) !== undefined;
    const candidates = candidatesOf(upstream, method, url, has);
    if (has('content-encoding')) throw unclear('The body is encoded, so that nobody can read it.');
    const bytes = needBody(candidates) ? await readBody(c.req) : null;
    const text = bytes && bodyText(bytes, c.req.header('content-type') ?? null);
    if (bytes && !text) throw unclear('The body is not what its content type says.');
    const what = recognise(candidates, text, upstream);
    if (what.kind === 'unclear') throw unclear(what.why);
    if (what.kind === 'submit') return submit(asked, what.rule, { bytes, text });
    if (has('x-tierwise-dry-run')) return c.json<DryRunReply>({ paid: false });
    const purpose: Purpose =
      what.kind === 'status' ? { ...what, request: text?.text ?? '' } : { kind: what.kind };
    const leave = enter(service);
    return forward(asked, bytes, purpose, leave);
  }

  /** What is paid goes only once it was judged and its price set aside. */
  async function submit(asked: Asked, rule: SubmitRule, { bytes, text }: Read): Promise<Response> {
    const { c, service, url, arrivedAt } = asked;
    const { upstream } = service;
    const sent = { url: url.href, type: text?.type ?? null };
    const read = readRequest(upstream.profile, rule, text?.text ?? null, url.href, sent);
    if ('misunderstood' in read) throw unclear(read.misunderstood);
    const request = withParents(read.request, (address) => made.find(upstream.site, address));
    const priceOf = typedPrice(upstream, request, text ?? { text: '', type: null });
    const paid: Paid = {
      ...{ upstream, request, priceOf, arrivedAt },
      device: c.get('pairing').device,
      waiver: wordsIn(c, 'x-tierwise-waiver', WAIVER_MAX),
      project: wordsIn(c, 'x-tierwise-project', PROJECT_MAX),
      concept: conceptFor(
        upstream.site,
        wordsIn(c, 'x-tierwise-concept', CONCEPT_MAX),
        request,
        ledger.stats,
      ),
    };
    // A whole history is looked through for them.
    const prices = () => current().snapshot.sites[upstream.site]?.prices ?? [];
    const question = questionOf(paid, prices, now());
    const { quoted, site, reset, generation } = question;
    if (c.req.header('x-tierwise-dry-run') !== undefined) {
      const dry = { ...question, dryRun: true };
      const { decision, refusal } = await admit(paid, dry, rules.data, judge);
      const status = refusal ? REASONS[refusal.code] : 200;
      const costs = { quoted: said(quoted.credits), remaining: said(left(question)) };
      return c.json<DryRunReply>({ paid: true, status, reason: refusal, decision, ...costs });
    }
    const leave = enter(service, quoted);
    let goes = false;
    try {
      const { refusal, reserved } = await admit(paid, question, rules.data, judge);
      if (refusal) throw new Refused(refusal, quoted);
      const followed: Followed = {
        ...{ generation, site, reset, priceOf: costOf(priceOf, quoted), media: request.media },
        releasedAt: performance.now(),
        accepted: false,
        charged: UNKNOWN_AMOUNT,
        reserved,
        ended: false,
        cost: null,
        isDone: false,
      };
      if (c.req.raw.signal.aborted) {
        await follower.refused(followed, { kind: 'failed', message: HUNG_UP });
        return c.body(null, 400);
      }
      goes = true;
      return await forward(asked, bytes, { kind: 'submit', followed }, leave, quoted);
    } finally {
      if (!goes) leave();
    }
  }

  /** @param leave called once nothing of it is under way any more. */
  async function forward(
    { c, service, url }: Asked,
    bytes: Buffer | null,
    purpose: Purpose,
    leave: () => void,
    quoted: Amount | null = null,
  ): Promise<Response> {
    const { upstream, send } = service;
    const { method, raw } = c.req;
    const headers = upstreamHeaders(upstream, (name) => c.req.header(name));
    const body = bytes ?? (method === 'GET' ? null : passedBody(raw.body));
    const observe = async ({ balance, daily }: BalanceAnswer) => {
      const at = now();
      const { site } = upstream;
      const reset = upstreamDay(upstream, at);
      await keep([{ type: 'balance.observed', at, site, reset, balance, daily }]);
    };
    const parts = { upstream, send, follower, observe, log, leave };
    const sent = { method, url, headers, body, signal: raw.signal };
    const passed = await passOn(parts, sent, purpose).catch((error: unknown) => {
      const cost = purpose.kind === 'submit' ? (purpose.followed.cost ?? UNKNOWN_AMOUNT) : null;
      if (error instanceof NoAnswer) throw new Refused(silence(error), quoted, cost);
      throw error;
    });
    return respond(c, upstream, url, passed, quoted);
  }

  /** What was set aside for each counts as its cost. */
  async function endBrokenOff(open: readonly Followed[]): Promise<void> {
    try {
      const lost = await brokenOff(ledger, device, open);
      await Promise.all(lost.map((one) => follower.lost(one, 'the companion ended first')));
    } catch (error) {
      log.error({ name: (error as Error).name }, 'what broke off could not be recorded');
    }
  }

  function respond(
    c: Context<Env>,
    upstream: Upstream,
    url: URL,
    { status, headers, body, followed }: Passed,
    quoted: Amount | null,
  ): Response {
    const price = quoted ?? followed?.priceOf(null) ?? null;
    const cost = followed && (followed.cost ?? UNKNOWN_AMOUNT);
    const told = {
      ...clientHeaders(upstream, headers, url),
      ...costHeaders(price, cost, leftAt(upstream)),
    };
    const isBare =
      [204, 205, 304].includes(status) || (body instanceof Buffer && body.length === 0);
    const data = isBare ? null : body instanceof Buffer ? new Uint8Array(body) : body;
    return c.body(data as never, status as ContentfulStatusCode, told);
  }

  function refusal(
    c: Context<Env>,
    upstream: Upstream,
    { reason, quoted, charged }: Refused,
  ): Response {
    const cost = charged ?? (quoted && measured(0));
    return c.json(refusalBody(upstream, reason), REASONS[reason.code] as ContentfulStatusCode, {
      ...costHeaders(quoted, cost, leftAt(upstream)),
      'X-Tierwise-Reason': reasonHeader(reason),
      ...(reason.code === 'too-many' ? { 'Retry-After': '1' } : {}),
    });
  }

  return {
    serve,
    /** Breaks off what is under way, and writes down how it ended. */
    async close(): Promise<void> {
      await services.close();
      await ending;
      await follower.close();
    },
  };
}

/** The address that the file allows, or why there is none. */
function allowedUrl(c: Context<Env>, upstream: Upstream, { rest }: ProxiedTarget): URL {
  const { target, allow } = upstream;
  const stated = target && rest === '' ? c.req.header(target.header) : undefined;
  const asked = target && stated !== undefined ? restOfTarget(stated, target.origin) : rest;
  const url = asked === null ? null : aim(upstream, asked);
  const isAllowed = allow.some(
    ({ method, path }) => method === c.req.method && url && matchPath(path, url.pathname),
  );
  if (url && isAllowed) return url;
  const message = 'The upstreams file does not allow this method and path.';
  throw new Refused({ code: 'not-allowed', message, rule: null });
}

function enter(service: Service, quoted: Amount | null = null): () => void {
  const leave = service.enter();
  if (leave) return leave;
  const message = 'As many requests are under way there as the upstreams file allows.';
  throw new Refused({ code: 'too-many', message, rule: null }, quoted);
}

/** A price that nobody typed is the one that was learned. */
function costOf(typed: Followed['priceOf'], { credits }: Amount): Followed['priceOf'] {
  return (assets) => {
    const amount = typed(assets);
    return amount.credits === null ? estimated(credits) : amount;
  };
}

function wordsIn(c: Context, header: string, max: number): string | null {
  return c.req.header(header)?.trim().slice(0, max) || null;
}
