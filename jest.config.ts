import type { Config } from 'jest';
import angular from 'jest-preset-angular/presets/index.js';

// Calendars are tested with explicit time zones; nothing may depend on the machine's own.
process.env['TZ'] = 'UTC';

/** For every project, so that all lanes run side by side; jest would run different runners one after the other. */
const runner = '<rootDir>/tools/jest/lanes-runner.cjs';

const base = {
  runner,
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  resolver: '@nx/jest/plugins/resolver',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.spec.json', diagnostics: false }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
} satisfies Config;

/** Where the console's sources lie: compiled by Angular, tested in a simulated browser. */
const CONSOLE = ['/apps/console/', '/libs/[^/]+/console/', '/libs/shared/(ui|console-api)/'];

/**
 * Kinds of tests, told apart by the file's ending:
 * `x.spec.ts` pure and fast · `x.int.spec.ts` on the real embedded PostgreSQL and ClickHouse ·
 * `x.kafka.spec.ts` on a real Apache Kafka (KAFKA_BROKERS, or started from infra/kafka), one file after the other ·
 * `x.browser.spec.ts` on a running TokenLedger in a real Chromium. The console's own `x.spec.ts` run in jsdom.
 */
const config: Config = {
  // A test waits for what it tests, on a busy machine too; how long that takes is for the benchmarks.
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testRegex: ['(?<!\\.(int|kafka|browser))\\.spec\\.ts$'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, ...CONSOLE],
    },
    {
      ...angular.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.console.spec.json' }),
      displayName: 'console',
      runner,
      roots: ['<rootDir>/apps/console', '<rootDir>/libs'],
      resolver: '@nx/jest/plugins/resolver',
      testRegex: CONSOLE.map((folder) => `${folder}.*(?<!\\.browser)\\.spec\\.ts$`),
      testPathIgnorePatterns: base.testPathIgnorePatterns,
      modulePathIgnorePatterns: base.modulePathIgnorePatterns,
      setupFilesAfterEnv: ['<rootDir>/tools/jest/console-environment.ts'],
    },
    { ...base, displayName: 'integration', testRegex: ['\\.int\\.spec\\.ts$'] },
    {
      ...base,
      displayName: 'kafka',
      testRegex: ['\\.kafka\\.spec\\.ts$'],
      globalSetup: '<rootDir>/tools/jest/start-kafka.ts',
      globalTeardown: '<rootDir>/tools/jest/stop-kafka.ts',
    },
    { ...base, displayName: 'browser', testRegex: ['\\.browser\\.spec\\.ts$'] },
  ],
  // Each worker may hold an embedded ClickHouse (500 MB and more); two also fill the smallest machine we test on.
  maxWorkers: 2,
  // A worker that has collected this much heap is replaced before its next file.
  workerIdleMemoryLimit: '700MB',
  reporters: [
    'default',
    ['<rootDir>/tools/jest/skipped-tests-reporter.cjs', { outputFile: 'reports/jest.json' }],
    '<rootDir>/tools/jest/end-of-run-reporter.cjs',
  ],
};

export default config;
