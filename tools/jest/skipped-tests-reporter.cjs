// @ts-check
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, relative, resolve } = require('node:path');
const { skippedTests, summarise } = require('./summarise-run.cjs');

/**
 * Says at the end of a run which tests were skipped and why, and writes Jest's report for machines
 * (`reports/jest.json`: Jest's own result object with `tally` and `skipped` beside it).
 */
module.exports = class SkippedTestsReporter {
  /**
   * @param {import('@jest/types').Config.GlobalConfig} globalConfig
   * @param {{ outputFile: string }} options
   */
  constructor(globalConfig, { outputFile }) {
    this.rootDir = globalConfig.rootDir;
    this.outputFile = resolve(globalConfig.rootDir, outputFile);
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/test-result').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const skipped = skippedTests(results);
    this.writeReport({ tally: summarise(results), skipped, ...withoutSources(results, this.rootDir) });
    if (skipped.length > 0) process.stderr.write(`\n${describeSkipped(skipped)}\n`);
  }

  /** @param {unknown} report */
  writeReport(report) {
    mkdirSync(dirname(this.outputFile), { recursive: true });
    writeFileSync(this.outputFile, `${JSON.stringify(report, null, 1)}\n`);
  }
};

/** @param {import('./summarise-run.cjs').SkippedTest[]} skipped */
function describeSkipped(skipped) {
  const reasons = new Map();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const lines = [...reasons].map(([reason, count]) => `  ${count} × ${reason}`);
  return [`Skipped tests: ${skipped.length}`, ...lines].join('\n');
}

/**
 * Jest's results hold every console line and stack; a report keeps what tells a reader which test did what.
 *
 * @param {import('@jest/test-result').AggregatedResult} results
 * @param {string} rootDir
 */
function withoutSources(results, rootDir) {
  const { testResults, ...totals } = results;
  return {
    ...totals,
    testResults: testResults.map((file) => ({
      file: relative(rootDir, file.testFilePath),
      project: file.displayName?.name,
      durationMs: file.perfStats.runtime,
      memoryUsage: file.memoryUsage,
      failureMessage: file.failureMessage ?? undefined,
      tests: file.testResults.map(({ fullName, status, duration }) => ({
        name: fullName,
        status,
        durationMs: duration,
      })),
    })),
  };
}
