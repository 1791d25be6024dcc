// @ts-check
const { setTimeout } = require('node:timers');

const LONGEST_END_MS = 60_000;

/**
 * Ends a run that is over. A process that outlives its test and holds an output of this run would keep Jest waiting
 * for ever; here it makes the run fail, with a sentence, once the global teardown has had its time.
 */
module.exports = class EndOfRunReporter {
  onRunComplete() {
    setTimeout(() => {
      const held = process.getActiveResourcesInfo().join(', ');
      process.stderr.write(
        `The tests are over, but something that they started keeps the run from ending (open here: ${held}). ` +
          'Look for a process that a test started and did not stop.\n',
      );
      process.exit(1);
    }, LONGEST_END_MS).unref();
  }
};
