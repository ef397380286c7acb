import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run of the tests with its sum: `N passed, N failed, N skipped`. Appends the sum as a line
 *  of JSON to the file that HEED_TEST_COUNTS names, and what failed to the one that
 *  HEED_TEST_FAILURES names. What fails outside of a test, such as a hook or
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
    append(process.env.HEED_TEST_COUNTS, [JSON.stringify(sum)]);
    append(process.env.HEED_TEST_FAILURES, [
      ...modules.flatMap(failuresOf),
      ...unhandledErrors.map(({ message }) => `outside of any test: ${firstLine(message)}`),
    ]);
    console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  },
};

function statesOf(module: TestModule): string[] {
  const states: string[] = Array.from(module.children.allTests(), (test) => test.result().state);
  const failsOutsideOfTests = module.state() === 'failed' && !states.includes('failed');
  return failsOutsideOfTests ? [...states, 'failed'] : states;
}

/** One line for each thing that failed: where, and the first line of why. */
function failuresOf(module: TestModule): string[] {
  const place = module.relativeModuleId;
  const tests = Array.from(module.children.allTests('failed'), (test) => ({
    where: `${place} > ${test.fullName}`,
    errors: test.result().errors ?? [],
  }));
  return [{ where: place, errors: module.errors() }, ...tests].flatMap(({ where, errors }) =>
    errors.map(({ message }) => `${where}: ${firstLine(message)}`),
  );
}

const firstLine = (message: string) => message.split('\n', 1)[0];

function append(file: string | undefined, lines: readonly string[]): void {
  if (file) appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
}
