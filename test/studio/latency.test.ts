import { expect, test } from 'vitest';
import { createAccount } from './account.ts';
import { draft } from './ask.ts';
import { models } from './catalogue.ts';
import { noFaults } from './faults.ts';
import { createLedger } from './ledger.ts';
import { readGenerate } from './order.ts';
import { createRandom } from './random.ts';

const ids = models.filter(({ mediaType }) => mediaType === 'image').map(({ id }) => id);

test.each(ids)('%s waits as its p50 and p95 say', (id) => {
  const model = models.find((one) => one.id === id)!;
  const price = model.prices[0]!;
  let now = 0;
  const ledger = createLedger({
    now: () => now,
    random: createRandom(11),
    account: createAccount(1e9, 'UTC'),
    faults: { ...noFaults },
    speed: 1,
    origin: () => 'http://studio',
  });
  const { provider } = model;
  const body = draft({ model: id, provider, options: { resolution: price.key } });
  for (let i = 0; i < 2000; i++) ledger.accept(readGenerate(body, () => null));
  now = 1e9;
  const waits = ledger.tasks.map(({ finishedAt }) => finishedAt! / 1000).sort((a, b) => a - b);
  for (const ratio of [waits[1000]! / price.p50, waits[1900]! / price.p95]) {
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  }
});
