import { lookup } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { isNamedPrivate, isPublic, PrivateAddress, publicLookup } from './private-address.ts';
import { NoAnswer, senderTo } from './send.ts';

it.each([
  ...[
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ],
  ...[
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
  ],
  ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'not an address', ''],
])('takes %s for no address of the internet', (address) => {
  expect(isPublic(address)).toBe(false);
});

it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
  'takes %s for one',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

it('knows a host that names this machine itself', () => {
  const named = ['localhost', 'x.localhost', '127.0.0.1', '[::1]', '10.0.0.5'];
  expect(named.filter(isNamedPrivate)).toEqual(named);
  expect(['api.example', 'localhost.example', '8.8.8.8'].filter(isNamedPrivate)).toEqual([]);
});

it('connects nowhere where a name leads inside, whatever else it leads to', async () => {
  let bytes = 0;
  const server = createServer((_, reply) => reply.end()).listen(0, '127.0.0.1');
  server.on('connection', () => (bytes += 1));
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  // The machine's own table of hosts stands in for a server of names.
  const ofHosts = ((_: string, options: object, done: never) =>
    lookup('localhost', options as never, done)) as unknown as typeof lookup;
  const base = `http://rebound.example:${port}`;
  const { send, close } = senderTo(
    { base, isPrivate: false, timeoutMs: 1000 },
    publicLookup(ofHosts),
  );
  const sent = {
    method: 'GET',
    url: new URL(base),
    headers: {},
    body: null,
    signal: AbortSignal.timeout(5000),
  };
  const failed = await send(sent).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(NoAnswer);
  expect((failed as NoAnswer).mayHaveIt).toBe(false);
  expect((failed as NoAnswer).cause).toBeInstanceOf(PrivateAddress);
  expect(bytes).toBe(0);
  await close();
  await new Promise((resolve) => server.close(resolve));
});

it('refuses a name of which one address is inside, and hands on the others as they are', async () => {
  const looked = (addresses: string[]) =>
    new Promise((resolve) => {
      const answers = ((_: string, __: object, done: (e: null, all: object[]) => void) =>
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        )) as unknown as typeof lookup;
      publicLookup(answers)('x.example', { all: true }, (error, all) =>
        resolve(error?.name ?? all),
      );
    });
  expect(await looked(['8.8.8.8', '10.0.0.1'])).toBe('PrivateAddress');
  expect(await looked([])).toBe('PrivateAddress');
  expect(await looked(['8.8.8.8'])).toEqual([{ address: '8.8.8.8', family: 4 }]);
});
