// @ts-check

/** @typedef {import('@jest/test-result').AggregatedResult} AggregatedResult */
/** @typedef {{ test: string, reason: string }} SkippedTest */

/** `describeWithKafka` and its siblings put the reason here, in the name of the block that they skip. */
const REASON = / \[skipped: (.+)\]$/;

/**
 * What a run came to. A file that failed before its first test could run counts as one failed test: nothing of it passed.
 *
 * @param {AggregatedResult} results
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function summarise(results) {
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/**
 * Every test that did not run, with the reason its block was skipped for.
 *
 * @param {AggregatedResult} results
 * @returns {SkippedTest[]}
 */
function skippedTests(results) {
  return results.testResults.flatMap((file) =>
    file.testResults
      .filter(({ status }) => status === 'pending' || status === 'todo')
      .map(({ fullName, ancestorTitles }) => ({ test: fullName, reason: reasonOf(ancestorTitles) })),
  );
}

/** @param {string[]} ancestorTitles */
function reasonOf(ancestorTitles) {
  const reasons = ancestorTitles.map((title) => REASON.exec(title)?.[1]).filter((reason) => reason !== undefined);
  return reasons.at(-1) ?? 'no reason given (it.skip, it.only, it.todo or a -t filter)';
}

module.exports = { summarise, skippedTests };
