import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run of the tests with its sum: `N passed, N failed, N skipped`. Appends the sum as a line
 *  of JSON to the file that HEED_TEST_COUNTS names. What fails outside of a test, such as a hook or
 *  a file that cannot be loaded, counts as one failed test; so does a run that found none. */
export const sumReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const states = modules.flatMap(statesOf);
    const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
    const failed = count('failed') + unhandledErrors.length;
    const sum = {
      passed: count('passed'),
      failed: reason === 'passed' ? failed : Math.max(failed, 1),
      skipped: count('skipped', 'pending'),
    };
    const file = process.env.HEED_TEST_COUNTS;
    if (file) appendFileSync(file, `${JSON.stringify(sum)}\n`);
    console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  },
};

function statesOf(module: TestModule): string[] {
  const states: string[] = Array.from(module.children.allTests(), (test) => test.result().state);
  const failsOutsideOfTests = module.state() === 'failed' && !states.includes('failed');
  return failsOutsideOfTests ? [...states, 'failed'] : states;
}
