// @ts-check
const { default: TestRunner } = require('jest-runner');

/**
 * Jest's own runner with a single worker process a project: its spec files run one after the other. Specs on one real broker
 * would otherwise disturb each other's rebalances and restarts, and several browsers at once would each be slow. The projects
 * themselves run side by side: those on the broker wait most of the time.
 */
module.exports = class OneWorkerRunner extends TestRunner {
  /**
   * @param {import('@jest/types').Config.GlobalConfig} globalConfig
   * @param {import('jest-runner').TestRunnerContext} context
   */
  constructor(globalConfig, context) {
    super({ ...globalConfig, maxWorkers: 1 }, context);
  }

  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests of every project that has this runner
   * @param {import('jest-watcher').TestWatcher} watcher
   * @param {import('jest-runner').TestRunnerOptions} options
   */
  async runTests(tests, watcher, options) {
    const projects = new Set(tests.map(({ context }) => context.config.id));
    const testsOf = (/** @type {string} */ project) => tests.filter(({ context }) => context.config.id === project);
    await Promise.all([...projects].map((project) => super.runTests(testsOf(project), watcher, options)));
  }
};
