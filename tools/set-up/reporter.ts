// Beside vitest's own reporter: keeps the count and the reasons of skipped tests where the set-up can read them,
// also when the run is cut short.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** What one run came to so far. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly file: string; readonly name: string; readonly reason: string }[];
  readonly complete: boolean;
}

/** Adds one finished file. A file that could not be loaded, or a hook that failed, is a failure of its own. */
export function addModule(count: Count, module: TestModule): Count {
  const tests = [...module.children.allTests()].map((test) => ({
    name: test.fullName,
    result: test.result(),
  }));
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const skipped = tests
    .filter(({ result }) => result.state === 'skipped' || result.state === 'pending')
    .map(({ name, result }) => {
      const note = result.state === 'skipped' ? result.note : undefined;
      // `describe.skipIf` takes no note: then the title says it, "(skipped without ...)".
      const titled = /\((skipped [^)]+)\)/.exec(name)?.[1];
      return { file: module.relativeModuleId, name, reason: note ?? titled ?? 'no reason given' };
    });
  const failed = tests.filter(({ result }) => result.state === 'failed').length;
  return {
    passed: count.passed + tests.filter(({ result }) => result.state === 'passed').length,
    failed: count.failed + failed + suites.length + module.errors().length,
    skipped: [...count.skipped, ...skipped],
    complete: false,
  };
}

// vitest takes a reporter as the default export of a module.
export default function countReporter(): Reporter {
  const file = process.env['STRAIT_TEST_COUNT'] ?? '.cache/test-count.json';
  let count: Count = { passed: 0, failed: 0, skipped: [], complete: false };
  const write = (): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(count));
  };
  return {
    onTestModuleEnd(module) {
      count = addModule(count, module);
      write();
    },
    onTestRunEnd(_modules, unhandledErrors) {
      count = { ...count, failed: count.failed + unhandledErrors.length, complete: true };
      write();
    },
  };
}
