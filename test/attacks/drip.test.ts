import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVictim, type Victim } from './victim.ts';

const DRIPS = 300;
let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

it('serves an honest browser while 300 connections drip, and closes all of them', async () => {
  const sockets: Socket[] = [];
  let closed = 0;
  for (let i = 0; i < DRIPS; i += 1) {
    const socket = connect(victim.port, '127.0.0.1', () => {
      socket.write(`POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${victim.port}\r\nX-${i}: `);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      closed += 1;
    });
    sockets.push(socket);
  }
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a');
  }, 200);
  const until = Date.now() + 15_000;
  let served = 0;
  while (closed < DRIPS && Date.now() < until) {
    // A connection of its own each time, as a browser that just woke up.
    const reply = await fetch(`${victim.url}/v1/snapshot`, {
      headers: { Authorization: `Bearer ${victim.key}.${victim.secret}`, Connection: 'close' },
      signal: AbortSignal.timeout(3000),
    });
    expect(reply.status).toBe(200);
    await reply.arrayBuffer();
    served += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  expect(victim.isAlive(), victim.output()).toBe(true);
  expect(closed).toBe(DRIPS);
  expect(served).toBeGreaterThan(0);
});
