import { defineConfig } from 'vitest/config';
import { sumReporter } from './tools/test-reporter.ts';

/** Journeys drive a browser through a whole centre, so they run only when they are named:
 *  `vitest run --project journeys`. */
const isForJourneys = process.argv.some((argument) => argument.includes('journeys'));

/** After which a test counts as hanging: far above what any takes, so that a machine that stalls
 *  for seconds fails none. */
const patience = {
  expect: { poll: { interval: 20, timeout: 60_000 } },
  hookTimeout: 240_000,
  testTimeout: 240_000,
};

const journeys = {
  test: {
    ...patience,
    name: 'journeys',
    fileParallelism: false,
    include: ['tests/{crash,journeys,screens}/**/*.test.ts'],
  },
};

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    globalSetup: ['tests/cluster.ts'],
    pool: 'forks',
    reporters: ['default', sumReporter],
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          include: ['{kernel,platform,modules,app,demo,tools}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'web',
          environment: 'happy-dom',
          include: ['{platform,modules,app}/**/*.test.tsx'],
        },
      },
      ...(isForJourneys ? [journeys] : []),
    ],
  },
});
