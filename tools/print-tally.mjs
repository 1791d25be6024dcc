// @ts-check
// Prints `tests: N passed, N failed, N skipped` from the report of the last Jest run; fails when a test failed.
import { existsSync, readFileSync } from 'node:fs';

const report = new URL('../reports/jest.json', import.meta.url);
// A run that ended without a report failed before it could count; nothing of it passed.
const { tally } = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { tally: { passed: 0, failed: 1, skipped: 0 } };
console.log(`tests: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 ? 0 : 1;
