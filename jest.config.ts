import type { Config } from 'jest';

const base = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  resolver: '@nx/jest/plugins/resolver',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.spec.json', diagnostics: false }] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
} satisfies Config;

/**
 * Three kinds of tests, told apart by the file's ending:
 * `x.spec.ts` pure and fast · `x.int.spec.ts` on the real embedded PostgreSQL and ClickHouse ·
 * `x.kafka.spec.ts` on a real Apache Kafka (KAFKA_BROKERS, or started from infra/kafka).
 */
const config: Config = {
  projects: [
    { ...base, displayName: 'unit', testRegex: ['(?<!\\.(int|kafka))\\.spec\\.ts$'] },
    { ...base, displayName: 'integration', testRegex: ['\\.int\\.spec\\.ts$'] },
    { ...base, displayName: 'kafka', testRegex: ['\\.kafka\\.spec\\.ts$'] },
  ],
};

export default config;
