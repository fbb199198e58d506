import type { Reporter, TestModule } from 'vitest/node';

/** Prints the closing line that CI reads, counted from the results vitest itself holds. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => test.result().state);
    const count = (state: string) => states.filter((each) => each === state).length;
    // A file that never loads, or an error outside any test, fails the run and so must count as a failure.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const skipped = count('skipped');
    const failed = count('failed') + broken;
    // The database server of the tests ends the process by a hook of its own, and with success.
    if (failed > 0) process.once('exit', fail);
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`\n${count('passed')} passed, ${failed} failed${tail}\n`);
  }
}

function fail(): void {
  process.exitCode = 1;
}
