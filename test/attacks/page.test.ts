import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, serveEmptyPage } from './browser.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
let site: Awaited<ReturnType<typeof serveEmptyPage>>;
beforeAll(async () => {
  [victim, chromium, site] = await Promise.all([startVictim(), launchChromium(), serveEmptyPage()]);
});
afterAll(async () => {
  await Promise.all([victim.close(), chromium.close(), site.close()]);
});

/** Runs in the page. Fires everything that a page can fire; answers with what it could read. */
async function attack(target: string, key: string): Promise<string[]> {
  const read: string[] = [];
  const event = JSON.stringify({ events: [] });
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const tries: (() => Promise<unknown> | unknown)[] = [];
  const get = (init: RequestInit, path: string) => async () => {
    const reply = await fetch(target + path, init);
    const text = await reply.text();
    if (reply.type !== 'opaque' || text) read.push(`${path}: ${reply.status} ${text.slice(0, 80)}`);
  };
  for (const path of ['/', '/pair', '/v1/snapshot', '/v1/rules', '/v1/hello', '/v1/assets']) {
    tries.push(
      get({}, path),
      get({ mode: 'no-cors' }, path),
      get({ credentials: 'include' }, path),
    );
    tries.push(get({ headers: { Authorization: `Bearer ${key}` } }, path));
  }
  for (const path of ['/v1/events', '/v1/gate', '/v1/pair', '/v1/pairings/codes']) {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      const headers = { 'Content-Type': type };
      tries.push(get({ method: 'POST', mode: 'no-cors', headers, body: event }, path));
      tries.push(get({ method: 'POST', headers, body: event }, path));
    }
    tries.push(() => navigator.sendBeacon(target + path, event));
    tries.push(() =>
      navigator.sendBeacon(target + path, new Blob([event], { type: 'text/plain' })),
    );
    tries.push(() => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'POST', action: target + path, enctype: 'text/plain' });
      const field = document.createElement('input');
      Object.assign(field, { name: '{"events":[],"x":"', value: '"}' });
      const frame = document.createElement('iframe');
      frame.name = form.target = `to${path}`;
      form.append(field);
      document.body.append(frame, form);
      form.submit();
    });
  }
  tries.push(get({ method: 'PUT', body: event }, '/v1/rules'));
  tries.push(get({ method: 'DELETE' }, '/v1/pairings/current'));
  for (const path of ['/v1/snapshot', '/pair']) {
    for (const [tag, from] of [
      ['img', 'src'],
      ['script', 'src'],
      ['iframe', 'src'],
      ['video', 'src'],
      ['embed', 'src'],
      ['object', 'data'],
    ] as const) {
      tries.push(() => {
        const element = document.createElement(tag);
        element.addEventListener('load', () => {
          let seen = '';
          try {
            seen = (element as HTMLIFrameElement).contentDocument?.body.textContent ?? '';
          } catch {}
          if (seen || tag === 'img' || tag === 'script') read.push(`${tag} ${path}: ${seen}`);
        });
        element.setAttribute(from, target + path);
        document.body.append(element);
      });
    }
    tries.push(() => {
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = target + path;
      style.addEventListener('load', () => {
        if (style.sheet?.cssRules.length) read.push(`stylesheet ${path}`);
      });
      document.head.append(style);
    });
    tries.push(() => {
      const popup = window.open(target + path);
      setTimeout(() => {
        try {
          const text = popup?.document.body.textContent;
          if (text) read.push(`popup ${path}: ${text}`);
        } catch {}
      }, 1500);
    });
  }
  tries.push(() => {
    const source = new EventSource(`${target}/v1/events`);
    source.onopen = source.onmessage = () => read.push('EventSource');
  });
  tries.push(() => {
    const socket = new WebSocket(`${target.replace('http', 'ws')}/v1/events`);
    socket.onopen = () => read.push('WebSocket');
  });
  tries.push(() => new Worker(`${target}/v1/snapshot`));
  await Promise.all(tries.map(async (one) => one()).map((done) => done.catch(() => {})));
  await wait(2500);
  return read;
}

it('gives a page on another port nothing to read and nothing to change', async () => {
  const before = [await victim.fingerprint(), await victim.revision()];
  for (const [name, pageHost] of [
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', '127.0.0.1'],
  ]) {
    const page = await chromium.browser.newPage();
    await page.goto(`http://${pageHost}:${site.port}/`);
    const target = `http://${name}:${victim.port}`;
    const asked = requestsIn(victim.output());
    expect(await page.evaluate(attack, target, `${victim.key}.${victim.secret}`)).toEqual([]);
    // The attack did arrive: the refusals are the companion's, not the browser's.
    expect(requestsIn(victim.output()) - asked).toBeGreaterThan(20);
    await page.close();
  }
  expect([await victim.fingerprint(), await victim.revision()]).toEqual(before);
  const served = victim
    .output()
    .split('\n')
    .filter((line) => /"status":2/.test(line));
  const foreign = served.filter((line) => !line.includes(`"key":"${victim.key.slice(0, 8)}"`));
  // Of all without the key only the pairing itself was served.
  expect(foreign.map((line) => JSON.parse(line).route)).toEqual(['/v1/pair']);
});

it('shows its pairing page to a person, under either name', async () => {
  const page = await chromium.browser.newPage();
  for (const name of ['localhost', '127.0.0.1']) {
    await page.goto('about:blank');
    await page.goto(`http://${name}:${victim.port}/pair#some-code`);
    expect(page.url()).toBe(`http://127.0.0.1:${victim.port}/pair#some-code`);
    expect(await page.$eval('#tierwise-pair', (place) => place.textContent)).toContain(
      'npm run build',
    );
    const background = await page.$eval(
      'button, main',
      (main) => getComputedStyle(main).borderRadius,
    );
    expect(background).toBe('20px');
  }
  await page.close();
});

function requestsIn(output: string): number {
  return output.split('"msg":"request"').length;
}
