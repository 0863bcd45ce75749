import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Hundreds of drawn cases take some seconds where other work shares the machine. */
const SMALL_MS = 30_000;

export default defineConfig({
  test: {
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: '.tmp/tests.json' }], './.ci/second-tries.mjs']
      : ['default'],
    projects: [
      { test: { name: 'shared', include: ['shared/**/*.test.ts'], testTimeout: SMALL_MS } },
      { test: { name: 'companion', include: ['companion/**/*.test.ts'], testTimeout: SMALL_MS } },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          include: ['extension/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/build-extension.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each is named at the end of the run: a machine that was busy may fail a walk once.
          retry: process.env.CI ? 1 : 0,
          // Walks mostly wait: two at a time fill two cores, more of them would starve each other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
