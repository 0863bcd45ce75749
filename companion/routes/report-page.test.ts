import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { reportText } from '../../shared/report/report-text.ts';
import { reportWeek } from '../../shared/report/report-week.ts';
import { WeekReport } from '../../shared/report/week-report.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleEvent, sampleRequest, sampleRequested } from '../sample.ts';
import { TICKET_LIFE_MS } from '../tickets.ts';
import { reportHtml } from './report-page.ts';

const PAGE = '/reports/2026-W48';
const OPENED = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };

let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
beforeEach(async () => {
  companion = await inProcess();
  browser = await companion.pair();
});
afterEach(() => companion.close());

async function ticket(week = '2026-W48', authorization = browser.authorization) {
  const sent = { method: 'POST', body: { week } };
  const { json } = await companion.ask('/v1/tickets', authorization, sent);
  return new URL(json.url);
}
const open = (url: URL, headers: Record<string, string> = OPENED) =>
  companion.ask(`${url.pathname}${url.search}`, null, { headers });

it('opens once by a ticket, within two minutes, for its own week', async () => {
  const url = await ticket();
  expect((await open(new URL(url.href.replace('W48', 'W47')))).json.error.code).toBe(
    'wrong-ticket',
  );
  const first = await open(url);
  expect([first.status, first.headers.get('Content-Type')]).toEqual([
    200,
    'text/html; charset=UTF-8',
  ]);
  expect(first.text).toContain('Week 48');
  expect((await open(url)).json.error.code).toBe('wrong-ticket');
  const late = await ticket();
  companion.clock.now += TICKET_LIFE_MS;
  expect((await open(late)).status).toBe(403);
});

it('links the weeks beside it with tickets of their own', async () => {
  const { text } = await open(await ticket('2026-W47'));
  const links = [...text.matchAll(/href="(\/reports\/[^"]+)"/g)].map(([, href]) => href!);
  expect(links.map((href) => href.split('?')[0])).toEqual([
    '/reports/2026-W46',
    '/reports/2026-W48',
  ]);
  for (const href of links) {
    const headers = { ...OPENED, 'Sec-Fetch-Site': 'same-origin' };
    expect((await open(new URL(href, 'http://127.0.0.1'), headers)).status).toBe(200);
  }
  // Of a week that has not come there is nothing to read.
  expect((await open(await ticket('2026-W48'))).text).not.toContain('/reports/2026-W49');
});

it('opens with a key that may read, and with no other', async () => {
  expect((await companion.ask(PAGE, browser.authorization)).status).toBe(200);
  expect((await companion.ask(PAGE, companion.localAuthorization)).status).toBe(200);
  expect((await companion.ask(PAGE, `${browser.authorization.slice(0, -1)}x`)).status).toBe(401);
  const stranger = await companion.ask(PAGE, null);
  const nothing = await companion.ask('/nothing', null);
  expect([stranger.status, stranger.text]).toEqual([404, nothing.text]);
  const key = browser.key;
  const file = companion.pairings.byKey(key)!;
  file.scopes = ['ingest'];
  expect((await companion.ask(PAGE, browser.authorization)).json.error.code).toBe('out-of-scope');
  const sent = { method: 'POST', body: { week: '2026-W48' } };
  const asked = await companion.ask('/v1/tickets', browser.authorization, sent);
  expect(asked.json.error.code).toBe('out-of-scope');
});

it('ends a ticket with the pairing that asked for it', async () => {
  const url = await ticket();
  await companion.pairings.revoke(browser.key);
  expect((await open(url)).json.error.code).toBe('wrong-ticket');
});

it('takes no ticket from a page, a frame or a script', async () => {
  const foreign: Record<string, string>[] = [
    { ...OPENED, 'Sec-Fetch-Site': 'cross-site' },
    { ...OPENED, 'Sec-Fetch-Dest': 'iframe' },
    { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty' },
    { 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'image' },
    { Origin: 'http://evil.test' },
  ];
  const url = await ticket();
  for (const headers of foreign) expect((await open(url, headers)).status).toBe(403);
  // None of them used it up.
  expect((await open(url)).status).toBe(200);
});

it('refuses tickets for what is no week', async () => {
  for (const week of ['2026-W54', 'now', '../v1/rules', '2026-W48?x']) {
    const sent = { method: 'POST', body: { week } };
    const { json } = await companion.ask('/v1/tickets', browser.authorization, sent);
    expect(json.error.code, week).toBe('bad-query');
  }
});

it('loads nothing, runs nothing and is framed by nobody: its own style alone, by hash', async () => {
  await companion.ledger.append(oneOfEach('a lighthouse', 'nano-banana'));
  const { text, headers } = await companion.ask(PAGE, browser.authorization);
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers.get('Content-Security-Policy')).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(text).not.toMatch(
    /<script|<iframe|<img|<link|<form|<object|javascript:|\sstyle=|\son\w+=/i,
  );
  expect(text.match(/<(?:svg)/g)?.length).toBeGreaterThan(1);
  expect(text.match(/<svg(?![^>]*role="img"[^>]*aria-label="[^"]+)/g)).toBeNull();
});

it('shows whatever a prompt, a model or a rule says as text, on 200 hostile ones', () => {
  const marks = [
    '<script>',
    '</style>',
    '"><img src=x onerror=x>',
    "' onload='x",
    '&lt;',
    '<!--',
    ']]>',
  ];
  const piece = fc.oneof(fc.constantFrom(...marks), fc.string({ unit: 'binary', maxLength: 12 }));
  const hostile = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const words = fc.sample(hostile, { numRuns: 200, seed: 5 });
  const plain = skeleton(html(oneOfEach('a', 'b')));
  for (const word of words) {
    // A lone surrogate cannot be sent; JSON would keep it and no page could show it.
    const text = word.toWellFormed();
    const told = html(oneOfEach(text.slice(0, 130), text.slice(0, 40)));
    expect(skeleton(told), JSON.stringify(text)).toEqual(plain);
  }
});

it('says the same in plain text, where nothing can steer a terminal', async () => {
  await companion.ledger.append(oneOfEach('secret idea', '\u001b[2Jmodel\u009b1m\u202e'));
  const { json } = await companion.ask('/v1/reports/2026-W48', browser.authorization);
  const text = reportText(WeekReport.parse(json));
  expect(text).toContain('week 48: 23 to 29 November 2026');
  expect(text).toContain('1 of 1 asset');
  expect(text).not.toContain('%');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  // Prompts and the reasons of waivers are nobody's business but the person's.
  expect(text).not.toContain('secret idea');
});

/** The page on these events alone. */
function html(events: Event[]): string {
  const report = reportWeek(events.reduce(fold, emptyStats()), '2026-W48');
  return reportHtml(report!, NOON, (week) => `/reports/${week}`);
}

/** The tags alone, in their order, with the names of their attributes. */
function skeleton(text: string): string[] {
  return [...text.matchAll(/<\/?[a-z][^\s>]*(?:\s[a-z-]+(?:="[^"]*")?)*\s*\/?>/gi)].map(([tag]) =>
    tag.replace(/="[^"]*"/g, ''),
  );
}

/** A generation with an asset that was rated, and one that a rule stopped. */
function oneOfEach(prompt: string, name: string): Event[] {
  const generation = uuidv7();
  const asset = uuidv7();
  const { device } = browser;
  const requested = sampleRequested(device, 1, NOON, generation);
  const stopped = sampleRequested(device, 4, NOON + 5, uuidv7());
  if (requested.type !== 'generation.requested' || stopped.type !== 'generation.requested')
    return [];
  const request = sampleRequest({ prompt, model: name });
  return [
    { ...requested, request, waiver: prompt },
    sampleEvent(device, 2, NOON + 9000, {
      type: 'generation.finished',
      site: SITE,
      generation,
      outcome: 'succeeded',
      assets: [
        { id: asset, position: 0, url: `${SITE}/1.png`, media: 'image', width: null, height: null },
      ],
      error: null,
      charged: { credits: 4000, provenance: 'measured' },
      latencyMs: 9000,
    }),
    sampleEvent(device, 3, NOON + 60_000, {
      type: 'asset.rated',
      site: SITE,
      asset,
      rating: 'usable',
    }),
    {
      ...stopped,
      request,
      outcome: 'refused',
      decision: { ...stopped.decision, because: [{ rule: name, text: name }] },
    },
  ];
}
