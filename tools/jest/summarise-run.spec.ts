import type { AggregatedResult } from '@jest/test-result';
import { skippedTests, summarise } from './summarise-run.cjs';

const test = (status: string, ...ancestorTitles: string[]) => ({ status, ancestorTitles, fullName: `${status} test` });
const run = (parts: object) => ({ numPassedTests: 0, numFailedTests: 0, ...parts }) as AggregatedResult;

describe('the tally of a run', () => {
  it('counts a file that did not load as a failure', () => {
    const results = run({
      numPassedTests: 5,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      numPendingTests: 3,
      numTodoTests: 1,
    });

    // 1 failed test + 2 files without any; 3 skipped + 1 still to be written
    expect(summarise(results)).toEqual({ passed: 5, failed: 3, skipped: 4 });
  });

  it('tells the reason that a skipped block carries in its name', () => {
    const file = [
      test('passed', 'a'),
      test('pending', 'b [skipped: Kafka: Java was not found]', 'inner'),
      test('pending', 'c'),
      test('todo'),
    ];

    expect(skippedTests(run({ testResults: [{ testResults: file }] }))).toEqual([
      { test: 'pending test', reason: 'Kafka: Java was not found' },
      { test: 'pending test', reason: 'no reason given (it.skip, it.only, it.todo or a -t filter)' },
      { test: 'todo test', reason: 'no reason given (it.skip, it.only, it.todo or a -t filter)' },
    ]);
  });
});
