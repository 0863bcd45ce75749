import { afterAll, beforeAll, expect, it } from 'vitest';
import { speak, statuses } from './raw-socket.ts';
import { everyRoute } from './routes.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

const encode = (text: string, pick: RegExp) =>
  text.replace(pick, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** Spellings of one path that some reader somewhere takes for it. */
function spellings(path: string): string[] {
  const last = path.slice(path.lastIndexOf('/') + 1);
  const plain = [
    path,
    `${path}/`,
    `${path}?x=1`,
    `${path}?`,
    `${path}//`,
    `/${path}`,
    `//x${path}`,
  ];
  const dots = [
    `/.${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `${path}/.`,
    `${path}/x/..`,
    `/../${path}`,
  ];
  const slashes = ['%2f', '%2F', '%5c', '\\', '%252f', '//', '/./', ';/'].map((slash) =>
    path.replace(/\//g, (one, at) => (at === 0 ? one : slash)),
  );
  const letters = [
    encode(path, /[a-z]/g),
    encode(path, /[a-z]/),
    encode(path, /1/),
    path.toUpperCase(),
  ];
  const ends = [
    '%00',
    '%20',
    '.',
    ';',
    ';x=1',
    '.json',
    '%3f',
    '#',
    '%23',
    '\t',
    '%0d%0a',
    '~',
    '*',
    ',',
  ];
  const absolute = [`http://127.0.0.1:${victim.port}${path}`, `HTTP://localhost${path}`];
  const wide = [
    `/%c0%af${path}`,
    `/%ef%bc%8f${last}`,
    path.replace('v1', '%uff561'),
    `/pair/..${path}`,
  ];
  wide.push(`/pair%2f..${path}`, `/v1/hello/..${path.replace('/v1', '')}`, `/v1/pair/../${last}`);
  return [
    ...plain,
    ...dots,
    ...slashes,
    ...letters,
    ...absolute,
    ...wide,
    ...ends.map((end) => path + end),
  ];
}

it('lets nobody past the key by spelling a path differently', async () => {
  const before = [await victim.fingerprint(), await victim.revision()];
  const routes = (await everyRoute()).filter(({ path }) => path !== '/pair');
  let tried = 0;
  for (const { method, path } of routes) {
    const targets = spellings(path);
    const heard = await Promise.all(
      targets.map((target) =>
        speak(
          victim.port,
          `${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1:${victim.port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
        ),
      ),
    );
    for (const [i, text] of heard.entries()) {
      tried += 1;
      expect(statuses(text)[0], `${method} ${targets[i]}`).toSatisfy(
        (one) => one >= 400 && one < 500,
      );
    }
  }
  expect(tried).toBeGreaterThan(500);
  expect([await victim.fingerprint(), await victim.revision()]).toEqual(before);
});
