// Beside vitest's own reporter: keeps the count and the reasons of skipped tests where the set-up can read them,
// also when the run is cut short.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {{ passed: number, failed: number, skipped: { file: string, name: string, reason: string }[], complete: boolean }} Count
 * @typedef {import('vitest/node').TestModule} TestModule
 */

/**
 * Adds one finished test file to the count. A file that could not be loaded, or a hook that failed, is one failure.
 * @param {Count} count
 * @param {TestModule} module
 */
export function addModule(count, module) {
  count.failed += module.errors().length;
  for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') count.passed += 1;
    else if (result.state === 'failed') count.failed += 1;
    else {
      const note = 'note' in result ? result.note : undefined;
      count.skipped.push({
        file: module.relativeModuleId,
        name: test.fullName,
        reason: note ?? 'no reason given',
      });
    }
  }
}

export default class CountReporter {
  /** @type {Count} */
  count = { passed: 0, failed: 0, skipped: [], complete: false };
  file = process.env.STRAIT_TEST_COUNT ?? '.cache/test-count.json';

  /** @param {TestModule} module */
  onTestModuleEnd(module) {
    addModule(this.count, module);
    this.write();
  }

  /**
   * @param {readonly TestModule[]} _modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(_modules, unhandledErrors) {
    this.count.failed += unhandledErrors.length;
    this.count.complete = true;
    this.write();
  }

  write() {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.count));
  }
}
