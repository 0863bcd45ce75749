import { afterEach, beforeEach, expect, it } from 'vitest';
import { GateReply, type GateRequest } from '../../shared/protocol.ts';
import { NO_CAPS } from '../../shared/rule.ts';
import { LEASE_MS } from '../gatekeeper.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleGate, sampleRequest, sampleRequested } from '../sample.ts';

let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
beforeEach(async () => {
  companion = await inProcess();
  browser = await companion.pair();
});
afterEach(() => companion.close());

const gate = async (body: GateRequest) => {
  const reply = await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body });
  expect(reply.status, reply.text).toBe(200);
  return GateReply.parse(reply.json);
};
const setCaps = (daily: number | null, generation: number | null = null) =>
  companion.rules.update((now) => ({
    ...now,
    revision: now.revision + 1,
    caps: { ...NO_CAPS, daily, generation },
  }));
const reservations = async () => {
  const { json } = await companion.ask('/v1/snapshot', browser.authorization);
  return json.sites[SITE]?.reservations ?? [];
};
const taken = async () => {
  let count = 0;
  for await (const { type } of companion.ledger.events()) {
    if (type === 'reservation.taken') count += 1;
  }
  return count;
};

it('lets a request go and reserves its price before it answers', async () => {
  const asked = sampleGate(browser.device, NOON);
  const reply = await gate(asked);
  expect(reply.decision).toMatchObject({ verdict: 'allow', decidedBy: 'companion' });
  expect(reply.reservation).toEqual({ credits: 4000, until: NOON + LEASE_MS });
  const kept = [];
  for await (const event of companion.ledger.events()) kept.push(event);
  expect(kept).toMatchObject([
    {
      type: 'generation.judged',
      generation: asked.generation,
      verdict: 'allow',
      facts: { price: { credits: 4, upTo: 4 }, request: { site: SITE, tier: 'light' } },
      seq: 1,
    },
    { type: 'reservation.taken', generation: asked.generation, credits: 4000, seq: 2 },
  ]);
  expect(await reservations()).toEqual([
    { generation: asked.generation, credits: 4000, until: NOON + LEASE_MS, project: null },
  ]);
});

it('reserves nothing where the price is unknown or the request may not go', async () => {
  await setCaps(3000);
  const unknown = { credits: null, provenance: 'unknown' } as const;
  const unpriced = await gate(sampleGate(browser.device, NOON, { quoted: unknown }));
  expect(unpriced.reservation).toBeNull();
  expect(unpriced.decision.verdict).toBe('allow');
  expect(unpriced.decision.silent.map(({ rule }) => rule)).toContain('daily-cap');
  const dear = await gate(sampleGate(browser.device, NOON));
  expect(dear.decision.verdict).toBe('block');
  expect(dear.reservation).toBeNull();
  expect(await reservations()).toEqual([]);
});

it('reserves for an unknown price what nearly all of its kind cost at most', async () => {
  await setCaps(25_000);
  const charged = (credits: number) => ({ credits, provenance: 'measured' }) as const;
  const events = [3000, 3000, 9000].flatMap((credits, i) => {
    const { generation } = sampleGate(browser.device, NOON);
    return [
      sampleRequested(browser.device, 2 * i + 1, NOON, generation),
      sampleEvent(browser.device, 2 * i + 2, NOON, {
        type: 'generation.finished',
        site: SITE,
        generation,
        outcome: 'succeeded',
        assets: [],
        error: null,
        charged: charged(credits),
        latencyMs: 9000,
      }),
    ];
  });
  await companion.ledger.append(events);
  const quoted = { credits: null, provenance: 'unknown' } as const;
  const first = await gate(sampleGate(browser.device, NOON, { quoted }));
  expect([first.decision.verdict, first.reservation?.credits]).toEqual(['allow', 9000]);
  const second = await gate(sampleGate(browser.device, NOON, { quoted }));
  expect(second.decision.because[0]?.text).toBe(
    'Your cap is 25 credits a day: 15 are spent, 9 reserved, and this costs 9.',
  );
});

it("counts a project's reservations against its cap, and those of others not", async () => {
  await companion.rules.update((now) => ({
    ...now,
    revision: now.revision + 1,
    caps: { ...NO_CAPS, project: 8000 },
  }));
  const verdict = async (project: string | null) =>
    (await gate(sampleGate(browser.device, NOON, { project }))).decision.verdict;
  expect([await verdict('teaser'), await verdict('teaser'), await verdict('teaser')]).toEqual([
    'allow',
    'allow',
    'block',
  ]);
  expect([await verdict('shop'), await verdict(null)]).toEqual(['allow', 'allow']);
});

it('confirms a paid upscale and asks approval above the cap of one generation', async () => {
  await setCaps(null, 10_000);
  const request = sampleRequest({ kind: 'upscale', resolution: '4K' });
  const upscale = await gate(sampleGate(browser.device, NOON, { request }));
  expect(upscale.decision.verdict).toBe('confirm');
  expect(upscale.decision.because[0]?.text).toContain('pay 4 credits for 4K');
  const quoted = { credits: 12_000, provenance: 'measured' } as const;
  const dear = await gate(sampleGate(browser.device, NOON, { quoted }));
  expect(dear.decision.verdict).toBe('needs-approval');
  expect(dear.reservation?.credits).toBe(12_000);
});

it('answers the same for the same generation and reserves once', async () => {
  const asked = sampleGate(browser.device, NOON);
  const first = await gate(asked);
  companion.clock.now += 5000;
  expect(await gate({ ...asked, at: NOON + 5000 })).toEqual(first);
  expect(await Promise.all([gate(asked), gate(asked)])).toEqual([first, first]);
  expect(companion.ledger.position).toBe(2);
});

it('refuses another request under a generation that was judged', async () => {
  const asked = sampleGate(browser.device, NOON);
  await gate(asked);
  const body = { ...asked, request: sampleRequest({ prompt: 'something else' }) };
  const reply = await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body });
  expect([reply.status, reply.json.error.code]).toEqual([409, 'other-request']);
});

it('judges anew when the rules changed, without a second reservation', async () => {
  const asked = sampleGate(browser.device, NOON);
  await gate(asked);
  await setCaps(4000);
  // Its own reservation does not count against it.
  expect((await gate(asked)).decision.verdict).toBe('allow');
  await setCaps(3000);
  expect((await gate(asked)).decision.verdict).toBe('block');
  expect(await taken()).toBe(1);
});

it('keeps the reservation of a generation over a restart', async () => {
  await setCaps(4000);
  const asked = sampleGate(browser.device, NOON);
  const { reservation } = await gate(asked);
  await companion.close({ keep: true });
  companion = await inProcess({ folder: companion.folder });
  companion.clock.now += 60_000;
  const again = await gate(asked);
  expect(again.decision.verdict).toBe('allow');
  expect(again.reservation).toEqual(reservation);
  expect((await gate(sampleGate(browser.device, NOON))).decision.verdict).toBe('block');
  expect(await taken()).toBe(1);
});

it('never lets requests at the same moment pass the cap together', async () => {
  await setCaps(40_000);
  const asked = Array.from({ length: 200 }, () => sampleGate(browser.device, NOON));
  const replies = await Promise.all(asked.map(gate));
  const allowed = replies.filter(({ decision }) => decision.verdict === 'allow');
  expect(allowed).toHaveLength(10);
  const open: { credits: number }[] = await reservations();
  expect(open.reduce((sum, { credits }) => sum + credits, 0)).toBe(40_000);
});

it('frees the reservation by the charge, by the end, by a refusal and by its lease', async () => {
  const { device } = browser;
  const generations = [];
  for (let i = 0; i < 4; i += 1) {
    const asked = sampleGate(device, NOON);
    await gate(asked);
    generations.push(asked.generation);
  }
  const [charged, ended, cancelled, silent] = generations as [string, string, string, string];
  const site = SITE;
  await companion.ledger.append([
    sampleRequested(device, 1, NOON, charged),
    sampleEvent(device, 2, NOON, {
      type: 'generation.accepted',
      site,
      generation: charged,
      task: null,
      charged: { credits: 4000, provenance: 'measured' },
    }),
    sampleRequested(device, 3, NOON, ended),
    sampleEvent(device, 4, NOON, {
      type: 'generation.finished',
      site,
      generation: ended,
      outcome: 'failed',
      assets: [],
      error: null,
      charged: { credits: 0, provenance: 'measured' },
      latencyMs: null,
    }),
    { ...sampleRequested(device, 5, NOON, cancelled), outcome: 'cancelled' } as never,
  ]);
  expect(await reservations()).toMatchObject([{ generation: silent }]);
  companion.clock.now += LEASE_MS;
  expect(await reservations()).toEqual([]);
});

it('says what it would decide in a dry run, and leaves no trace of it', async () => {
  const asked = sampleGate(browser.device, NOON);
  const dry = await gate({ ...asked, dryRun: true });
  expect(dry).toMatchObject({ decision: { verdict: 'allow' }, reservation: null });
  expect(companion.ledger.position).toBe(0);
  // Another request under the same generation: nothing of the dry run is remembered.
  const request = sampleRequest({ prompt: 'something else' });
  const real = await gate({ ...asked, request });
  expect(real.reservation?.credits).toBe(4000);
  const reserved = companion.ledger.position;
  await setCaps(7000);
  const other = sampleGate(browser.device, NOON, { dryRun: true });
  expect((await gate(other)).decision.verdict).toBe('block');
  // Its own reservation does not count against it, and stays as it is.
  const again = await gate({ ...asked, request, dryRun: true });
  expect(again).toMatchObject({ decision: { verdict: 'allow' }, reservation: null });
  expect(companion.ledger.position).toBe(reserved);
});

it('is asked by the command line too', async () => {
  const body = sampleGate(browser.device, NOON, { dryRun: true });
  const sent = { method: 'POST', body };
  expect((await companion.ask('/v1/gate', companion.localAuthorization, sent)).status).toBe(200);
});

it('refuses a zone that does not exist and stores nothing', async () => {
  const asked = sampleGate(browser.device, NOON);
  const reset = { ...asked.reset, zone: 'Mars/Olympus' };
  const body = { ...asked, reset };
  const reply = await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body });
  expect(reply.json.error).toMatchObject({ code: 'bad-body', path: 'reset.zone' });
  expect(companion.ledger.position).toBe(0);
});
