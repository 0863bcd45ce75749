import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVictim, type Victim } from './victim.ts';

const DRIPS = 300;
const HONEST = 60;
let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

it('answers every honest request while 300 connections drip and come again, and closes all of them', async () => {
  const drips = new Set<Socket>();
  let made = 0;
  const add = () => {
    made += 1;
    const socket = connect(victim.port, '127.0.0.1', () => {
      socket.write(`POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1:${victim.port}\r\nX-${made}: `);
    });
    socket.on('error', () => {});
    socket.on('close', () => drips.delete(socket));
    drips.add(socket);
  };
  let attack = true;
  const drip = setInterval(() => {
    for (const socket of drips) if (!socket.destroyed) socket.write('a');
    while (attack && drips.size < DRIPS) add();
  }, 200);

  // As many answers as it takes, however long: how fast this machine is says nothing here.
  const outcomes: (number | string)[] = [];
  const open: number[] = [];
  for (let n = 0; n < HONEST; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    open.push(drips.size);
    // A connection of its own each time, as a browser that just woke up.
    const outcome = await fetch(`${victim.url}/v1/snapshot`, {
      headers: { Authorization: `Bearer ${victim.key}.${victim.secret}`, Connection: 'close' },
      signal: AbortSignal.timeout(10_000),
    }).then(
      async (reply) => {
        await reply.arrayBuffer();
        return reply.status;
      },
      (error: Error) => String(error.cause ?? error),
    );
    outcomes.push(outcome);
  }
  expect(outcomes.filter((one) => one !== 200)).toEqual([]);
  // The attack went on all the while: after its first moment there were always drips open.
  expect(Math.min(...open.slice(10))).toBeGreaterThan(DRIPS / 3);
  expect(made).toBeGreaterThan(2 * DRIPS);

  attack = false;
  await expect.poll(() => drips.size, { timeout: 30_000, interval: 100 }).toBe(0);
  clearInterval(drip);
  expect(victim.isAlive(), victim.output()).toBe(true);
}, 120_000);
