import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { GenaiPricesSource } from '@tokenledger/pricing/data';
import type { PriceBook } from '@tokenledger/pricing/domain';

import { stopChildren } from '../interop/stack/child-service';
import { Closers } from '../interop/stack/closers';
import { differences, expectedFigures } from './compare';
import { expectedUsage, type Recording } from '@tokenledger/metering/testing';
import { JAVASCRIPT_SCENARIOS } from './javascript-scenarios';
import { Ledger } from './ledger';
import { type Installation, install } from './packages';
import { PYTHON_SCENARIOS } from './python-scenarios';
import { toRecording } from './recording';
import { RecordingRelay } from './recording-relay';
import { runScenario } from './run-scenario';
import type { Scenario } from './scenario';
import { ProviderStandIn } from './stand-in/stand-in';

const USAGE = `npm run live-instrumentations -- [options]

Runs real instrumentations against a stand-in for the providers' APIs, sends what they report to a TokenLedger of its own,
and compares the ledger with what was served. Needs the npm registry and PyPI the first time.

  --only TEXT,TEXT  scenarios with one of the texts in their id
  --cache FOLDER    where packages are installed (default: ~/.cache/tokenledger/live-instrumentations)
  --protocol NAME   http/protobuf (default), http/json or grpc
  --record          write what was sent to libs/metering/domain/dialects/recorded
  --record-only     the same, without a ledger to compare with
`;
const SOURCES = 'tools/live-instrumentations';
const RECORDED = 'libs/metering/domain/dialects/recorded';
const MAIN = 'dist/live-instrumentations/apps/standalone/main.js';
const AT_ONCE = 2;
const PROTOCOLS = ['http/protobuf', 'http/json', 'grpc'] as const;

interface Options {
  readonly only: string;
  readonly cache: string;
  readonly protocol: (typeof PROTOCOLS)[number];
  readonly records: boolean;
  readonly asksLedger: boolean;
}

interface Outcome {
  readonly scenario: Scenario;
  readonly version: string;
  readonly problems: readonly string[];
}

async function main(): Promise<void> {
  const options = parse(process.argv.slice(2));
  if (options === undefined) return console.log(USAGE);
  const scenarios = [...JAVASCRIPT_SCENARIOS, ...PYTHON_SCENARIOS].filter(({ id }) =>
    options.only.split(',').some((text) => id.includes(text)),
  );
  if (scenarios.length === 0) throw new Error(`No scenario has "${options.only}" in its id.`);
  const closers = new Closers();
  closers.add('what is left', stopChildren);
  try {
    const outcomes = await runAll(scenarios, options, closers);
    printTable(outcomes);
    if (outcomes.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
  } finally {
    await closers.closeAll();
  }
}

async function runAll(scenarios: readonly Scenario[], options: Options, closers: Closers): Promise<readonly Outcome[]> {
  const standIn = await ProviderStandIn.start();
  closers.add('the stand-in', () => standIn.stop());
  const ledger = options.asksLedger ? await Ledger.start(MAIN) : undefined;
  if (ledger !== undefined) closers.add('the ledger', () => ledger.stop());
  const relay = await RecordingRelay.start(ledger && { url: ledger.otlpHttp, authorization: ledger.authorization });
  closers.add('the relay', () => relay.stop());
  const book = await new GenaiPricesSource().load();
  const installations = await installAll(scenarios, options.cache);

  const outcomes: Outcome[] = [];
  const recordings: Recording[] = [];
  await inParallel(scenarios, async (scenario) => {
    const installation = installations.get(`${scenario.language}/${scenario.packages}`);
    if (installation === undefined) return;
    const version = installation.versionOf(scenario.instrumentation);
    const problems = await run(scenario, installation, { standIn, ledger, relay, book, options });
    outcomes.push({ scenario, version, problems });
    recordings.push(toRecording(scenario, version, relay.sentBy(scenario.id), standIn.servedTo(scenario.id)));
    console.log(`${problems.length === 0 ? 'ok     ' : 'DIFFERS'} ${scenario.id} ${problems.join('; ')}`);
  });
  if (options.records) writeRecordings(recordings);
  for (const problem of relay.problems) console.log(problem);
  return outcomes;
}

interface Stage {
  readonly standIn: ProviderStandIn;
  readonly ledger: Ledger | undefined;
  readonly relay: RecordingRelay;
  readonly book: PriceBook;
  readonly options: Options;
}

async function run(scenario: Scenario, installation: Installation, stage: Stage): Promise<readonly string[]> {
  const { standIn, ledger, relay, book, options } = stage;
  const usesGrpc = options.protocol === 'grpc' && ledger !== undefined;
  try {
    const output = await runScenario(scenario, installation, {
      baseUrl: standIn.baseUrl(scenario.id, scenario.mode),
      otlpEndpoint: usesGrpc ? ledger.otlpGrpc : relay.endpointFor(scenario.id),
      otlpHeaders: usesGrpc ? `authorization=${encodeURIComponent(ledger.authorization)}` : 'x-live=1',
      otlpProtocol: options.protocol,
    });
    const served = standIn.servedTo(scenario.id);
    if (served.length === 0) return [`the stand-in was not asked: ${output.slice(-600)}`];
    if (ledger === undefined) return [];
    const expected = expectedFigures(expectedUsage(served, scenario.loses), book);
    return differences(expected, await ledger.figuresOf(scenario.id));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function installAll(scenarios: readonly Scenario[], cache: string): Promise<ReadonlyMap<string, Installation>> {
  const installations = new Map<string, Installation>();
  for (const scenario of scenarios) {
    const key = `${scenario.language}/${scenario.packages}`;
    if (installations.has(key)) continue;
    try {
      installations.set(key, await install(scenario, SOURCES, cache));
    } catch (error) {
      console.log(
        `${key} cannot be installed: ${error instanceof Error ? error.message.slice(0, 500) : String(error)}`,
      );
      process.exitCode = 1;
    }
  }
  return installations;
}

/** One file an instrumentation, one line a scenario; a file keeps the scenarios that were not run. */
function writeRecordings(recordings: readonly Recording[]): void {
  mkdirSync(RECORDED, { recursive: true });
  const byFile = new Map<string, Recording[]>();
  for (const recording of recordings) {
    const language = recording.id.startsWith('py-') ? 'py' : 'js';
    const file = `${language}-${recording.instrumentation.replace(/^@/, '').replaceAll('/', '-')}.json`;
    byFile.set(file, [...(byFile.get(file) ?? []), recording]);
  }
  for (const [file, fresh] of byFile) {
    const path = join(RECORDED, file);
    const kept = readRecordings(path).filter(({ id }) => !fresh.some((recording) => recording.id === id));
    const all = [...kept, ...fresh].sort((left, right) => (left.id < right.id ? -1 : 1));
    writeFileSync(path, `[\n${all.map((recording) => JSON.stringify(recording)).join(',\n')}\n]\n`);
  }
}

function readRecordings(path: string): readonly Recording[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly Recording[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function printTable(outcomes: readonly Outcome[]): void {
  const rows = outcomes.map(({ scenario, version, problems }) => [
    scenario.id,
    `${scenario.instrumentation} ${version}`,
    scenario.loses.join(', '),
    problems.length === 0 ? 'equal' : 'DIFFERS',
  ]);
  const lines = [['scenario', 'instrumentation', 'not told', 'ledger'], ['---', '---', '---', '---'], ...rows];
  console.log(`\n${lines.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`);
  console.log(`${outcomes.filter(({ problems }) => problems.length === 0).length} of ${outcomes.length} equal`);
}

function parse(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      cache: { type: 'string', default: join(homedir(), '.cache/tokenledger/live-instrumentations') },
      protocol: { type: 'string', default: 'http/protobuf' },
      record: { type: 'boolean', default: false },
      'record-only': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const protocol = PROTOCOLS.find((name) => name === values.protocol);
  if (protocol === undefined) throw new Error(`--protocol must be one of ${PROTOCOLS.join(', ')}`);
  return {
    only: values.only,
    cache: values.cache,
    protocol,
    records: values.record || values['record-only'],
    asksLedger: !values['record-only'],
  };
}

void main();
