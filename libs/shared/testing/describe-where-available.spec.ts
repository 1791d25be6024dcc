import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';

const HELPERS = resolve('libs/shared/testing');

/** What a spec file comes to when Jest runs it in a process of its own. */
function outcomeOf(
  spec: string,
  env: Record<string, string>,
): { statuses: string[]; names: string[]; message: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tokenledger-describe-'));
  try {
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'probe.spec.ts'), spec);
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify({ transform: { '\\.ts$': transform() } }));
    const jest = resolve('node_modules/jest/bin/jest.js');
    const run = spawnSync(process.execPath, [jest, '--json', '--silent', '-i', `--rootDir=${folder}`], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], NODE_OPTIONS: process.env['NODE_OPTIONS'], ...env },
    });
    const [file] = (JSON.parse(run.stdout) as JestReport).testResults;
    if (file === undefined) throw new Error(`Jest ran nothing: ${run.stderr}`);
    const statuses = file.assertionResults.map(({ status }) => status);
    return { statuses, names: file.assertionResults.map(({ fullName }) => fullName), message: file.message };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface JestReport {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function transform(): [string, object] {
  return ['ts-jest', { tsconfig: resolve('tsconfig.spec.json'), diagnostics: false }];
}

const WITH_KAFKA = `
  import { describeWithKafka, describeWithKafkaNode } from '${HELPERS}/describe-with-kafka';
  describeWithKafka('the stream', (kafka) => {
    it('has brokers', () => expect(kafka.brokers).toEqual(['127.0.0.1:9092']));
  });
  describeWithKafkaNode('the stream that dies', () => {
    it('is killed', () => undefined);
  });`;

const found = (kafka: object) => ({ TOKENLEDGER_KAFKA_OF_TEST_RUN: JSON.stringify(kafka) });
const AVAILABLE = { state: 'available', brokers: ['127.0.0.1:9092'], ownNodes: { available: true } };
const NO_JAVA = { state: 'unavailable', reason: 'Java was not found' };

describe('tests on Kafka', () => {
  it('run where Kafka is there', () => {
    expect(outcomeOf(WITH_KAFKA, { CI: 'true', ...found(AVAILABLE) }).statuses).toEqual(['passed', 'passed']);
  });

  it('are skipped with the reason where Kafka cannot be had', () => {
    const outcome = outcomeOf(WITH_KAFKA, found(NO_JAVA));

    expect(outcome.statuses).toEqual(['pending', 'pending']);
    expect(outcome.names).toEqual([
      'the stream [skipped: Kafka: Java was not found] has brokers',
      'the stream that dies [skipped: Kafka: Java was not found] is killed',
    ]);
  });

  it('fail under CI=true where Kafka cannot be had', () => {
    const outcome = outcomeOf(WITH_KAFKA, { CI: 'true', ...found(NO_JAVA) });

    expect(outcome.statuses).toEqual(['failed', 'failed']);
    expect(outcome.message).toContain('Kafka cannot be had: Java was not found.');
  });

  it('fail where a Kafka is there but does not start', () => {
    const outcome = outcomeOf(WITH_KAFKA, found({ state: 'failed', reason: 'exit code 1' }));

    expect(outcome.statuses).toEqual(['failed', 'failed']);
    expect(outcome.message).toContain('Kafka could not be started: exit code 1');
  });

  it('that kill their own broker are skipped where only named brokers can be had', () => {
    const ownNodes = { available: false, reason: 'Java was not found' };

    expect(outcomeOf(WITH_KAFKA, found({ ...AVAILABLE, ownNodes })).statuses).toEqual(['passed', 'pending']);
  });
});
