import { defineConfig } from 'vitest/config';
import { sumReporter } from './tools/test-reporter.ts';

/** Journeys drive a browser through a whole centre, so they run only when they are named:
 *  `vitest run --project journeys`. */
const isForJourneys = process.argv.some((argument) => argument.includes('journeys'));

const journeys = {
  test: {
    name: 'journeys',
    fileParallelism: false,
    hookTimeout: 120_000,
    include: ['tests/{crash,journeys,screens}/**/*.test.ts'],
    testTimeout: 120_000,
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
          name: 'unit',
          include: ['{kernel,platform,modules,app,demo,tools}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['{platform,modules,app}/**/*.test.tsx'],
        },
      },
      ...(isForJourneys ? [journeys] : []),
    ],
  },
});
