import { afterEach, beforeEach, expect, it } from 'vitest';
import { Snapshot } from '../../shared/snapshot.ts';
import { LEASE_MS } from '../gatekeeper.ts';
import { type InProcess, inProcess, NOON } from '../in-process.ts';
import { SITE, sampleGate } from '../sample.ts';

let companion: InProcess;
let browser: Awaited<ReturnType<InProcess['pair']>>;
beforeEach(async () => {
  companion = await inProcess();
  browser = await companion.pair();
});
afterEach(() => companion.close());

const read = (etag: string | null = null) =>
  companion.ask('/v1/snapshot', browser.authorization, { headers: { 'If-None-Match': etag } });

it('is said once while nothing changes', async () => {
  const first = await read();
  expect(Snapshot.parse(first.json)).toMatchObject({ revision: 0, at: NOON, sites: {} });
  const etag = first.headers.get('ETag');
  const again = await read(etag);
  expect([again.status, again.text]).toEqual([304, '']);
});

it('changes with an event, with a rule, and when a lease ends', async () => {
  const etags = [(await read()).headers.get('ETag')];
  const changed = async () => {
    const reply = await read(etags.at(-1) ?? null);
    expect(reply.status).toBe(200);
    etags.push(reply.headers.get('ETag'));
    return Snapshot.parse(reply.json);
  };
  const body = sampleGate(browser.device, NOON);
  await companion.ask('/v1/gate', browser.authorization, { method: 'POST', body });
  expect((await changed()).sites[SITE]?.reservations).toHaveLength(1);
  await companion.rules.update((now) => ({ ...now, revision: 1 }));
  expect((await changed()).rules.revision).toBe(1);
  companion.clock.now += LEASE_MS;
  expect((await changed()).sites[SITE]?.reservations).toEqual([]);
  expect(new Set(etags).size).toBe(etags.length);
});
