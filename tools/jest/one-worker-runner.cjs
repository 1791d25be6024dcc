// @ts-check
const { default: TestRunner } = require('jest-runner');

/**
 * Jest's own runner with a single worker process: spec files of the project run one after the other, while the other
 * projects keep all workers. Specs on one real broker would otherwise disturb each other's rebalances and restarts, and
 * several browsers at once would each be slow.
 */
module.exports = class OneWorkerRunner extends TestRunner {
  /**
   * @param {import('@jest/types').Config.GlobalConfig} globalConfig
   * @param {import('jest-runner').TestRunnerContext} context
   */
  constructor(globalConfig, context) {
    super({ ...globalConfig, maxWorkers: 1 }, context);
  }
};
