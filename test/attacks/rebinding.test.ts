import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, serveEmptyPage } from './browser.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
let site: Awaited<ReturnType<typeof serveEmptyPage>>;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  [victim, site] = await Promise.all([startVictim(), serveEmptyPage()]);
  chromium = await launchChromium(['--host-resolver-rules=MAP *.evil.test 127.0.0.1']);
});
afterAll(async () => {
  await Promise.all([victim.close(), chromium.close(), site.close()]);
});

it('refuses a name that was made to point here, even to its own origin', async () => {
  const before = [await victim.fingerprint(), await victim.revision()];
  const page = await chromium.browser.newPage();
  // The name resolves here: the attacker's own server on it answers.
  expect((await page.goto(`http://www.evil.test:${site.port}/`))?.status()).toBe(200);
  const home = `http://www.evil.test:${victim.port}`;
  for (const path of ['/', '/pair', '/v1/snapshot']) {
    expect((await page.goto(home + path))?.status(), path).toBe(403);
  }
  // A rebound page came from the attacker's server, without our policy that forbids it to fetch.
  await page.setBypassCSP(true);
  await page.reload();
  // To the browser the page and the companion are one origin now, so it may read every answer.
  const answers = await page.evaluate(async (authorization) => {
    const said: string[] = [];
    for (const path of ['/', '/pair', '/v1/snapshot', '/v1/rules', '/v1/hello']) {
      for (const headers of [{}, { Authorization: authorization }] as Record<string, string>[]) {
        const reply = await fetch(path, { headers });
        said.push(`${reply.status} ${await reply.text()}`);
      }
    }
    for (const path of ['/v1/events', '/v1/gate', '/v1/pair']) {
      const headers = { 'Content-Type': 'application/json', Authorization: authorization };
      const reply = await fetch(path, { method: 'POST', headers, body: '{"events":[]}' });
      said.push(`${reply.status} ${await reply.text()}`);
    }
    return said;
  }, `Bearer ${victim.key}.${victim.secret}`);
  expect(answers).toHaveLength(13);
  for (const answer of answers) expect(answer).toMatch(/^403 .*"foreign-host"/);
  expect([await victim.fingerprint(), await victim.revision()]).toEqual(before);
});
