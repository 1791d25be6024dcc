// @ts-check
const { default: TestRunner, EmittingTestRunner } = require('jest-runner');

/** Projects whose spec files run one after the other, in a worker of their own. */
const BROKER = 'kafka';
const BROWSER = 'browser';

/**
 * Jest's own runner, in lanes. Specs on one real broker would disturb each other's rebalances and restarts, and several
 * browsers at once would each be slow: these run one file after the other. Those on the broker wait most of the time, so
 * they begin with the run; those in the browser, which fill a core, follow when the many small ones are through.
 */
module.exports = class LanesRunner extends EmittingTestRunner {
  /**
   * @param {import('@jest/types').Config.GlobalConfig} globalConfig
   * @param {import('jest-runner').TestRunnerContext} context
   */
  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.many = new TestRunner(globalConfig, context);
    this.broker = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
    this.browser = new TestRunner({ ...globalConfig, maxWorkers: 1 }, context);
  }

  /**
   * @override
   * @type {import('jest-runner').EmittingTestRunner['on']}
   */
  on(event, listener) {
    const stops = [this.many, this.broker, this.browser].map((runner) => runner.on(event, listener));
    return () => stops.forEach((stop) => stop());
  }

  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests of every project
   * @param {import('jest-watcher').TestWatcher} watcher
   * @param {import('jest-runner').TestRunnerOptions} options
   */
  async runTests(tests, watcher, options) {
    const lane = (/** @type {import('@jest/test-result').Test} */ { context }) => context.config.displayName?.name;
    const [broker, browser] = [BROKER, BROWSER].map((name) => tests.filter((test) => lane(test) === name));
    const many = tests.filter((test) => lane(test) !== BROKER && lane(test) !== BROWSER);
    const run = (/** @type {TestRunner} */ runner, /** @type {typeof tests | undefined} */ own = []) =>
      own.length === 0 ? Promise.resolve() : runner.runTests(own, watcher, options);
    await Promise.all([run(this.broker, broker), run(this.many, many).then(() => run(this.browser, browser))]);
  }
};
