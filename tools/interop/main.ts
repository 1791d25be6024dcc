import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GenaiPricesSource } from '@tokenledger/pricing/data';
import { ensureTopics } from '@tokenledger/shared/stream';

import { canariesInLedger, canariesInLogs, canariesInTopic } from './arrival/canary-search';
import { beforeProcessorCases } from './cases/before-processor';
import { behindCollectorCases } from './cases/behind-collector';
import type { Bench, InteropCase } from './cases/interop-case';
import { intoCollectorCases } from './cases/into-collector';
import { type InteropOptions, parseInteropOptions, USAGE } from './interop-options';
import { type CaseResult, formatResults, isEqual } from './result-table';
import { stopChildren } from './stack/child-service';
import { Closers } from './stack/closers';
import { startEngines } from './stack/engines';
import { addOrganisations } from './stack/organisations';
import { findCollector, versionOf } from './stack/otel-collector';
import { PROJECT } from './traffic/sent-traffic';
import { type Deployment, startApi, startOurCollector, startProcessor } from './stack/token-ledger';

const DAY_MS = 24 * 3_600_000;
const STOPPED = 130;

async function main(args: readonly string[]): Promise<void> {
  const options = parseInteropOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return;
  }
  const cases = [...beforeProcessorCases(), ...behindCollectorCases(), ...intoCollectorCases()].filter(
    ({ section, name }) => options.only === undefined || `${section} ${name}`.includes(options.only),
  );
  if (cases.length === 0) throw new Error(`No case holds "${options.only}" in its name.`);

  const closers = new Closers();
  closers.add('what is left', stopChildren);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closers.closeAll().then(() => process.exit(STOPPED)));
  }
  try {
    await run(options, cases, closers);
  } finally {
    await closers.closeAll();
  }
}

async function run(options: InteropOptions, cases: readonly InteropCase[], closers: Closers): Promise<void> {
  const otelCollector = findCollector(options.otelCollector);
  const folder = mkdtempSync(join(tmpdir(), 'tokenledger-interop-'));
  // PostgreSQL does not run as root; the user that it runs as then has to reach its own folder in this one.
  chmodSync(folder, 0o711);
  closers.add('the folder', () => {
    if (options.keep) console.log(`Kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  });
  const bench = await prepare(options, cases, { otelCollector, folder }, closers);
  console.log(`${versionOf(otelCollector)}, ${options.callsOfACase} model calls a case`);

  const results: CaseResult[] = [];
  const notRun: string[] = [];
  for (const interopCase of cases) {
    if (interopCase.stopsBroker === true && bench.deployment.engines.ownBroker === undefined) {
      notRun.push(`skipped, the brokers of KAFKA_BROKERS may not be stopped: ${interopCase.name}`);
      continue;
    }
    const startedAt = performance.now();
    const result = await runCase(bench, interopCase);
    results.push(result);
    const verdict = isEqual(result) ? 'equal' : `DIFFERS ${result.problems.join('; ')}`;
    console.log(
      `${((performance.now() - startedAt) / 1000).toFixed(1)} s  ${result.section}: ${result.name}: ${verdict}`,
    );
  }
  const stains = await findStains(bench);
  console.log(`\n${formatResults(results)}\n`);
  for (const line of [...notRun, ...stains]) console.log(line);
  const failed = results.filter((result) => !isEqual(result)).length;
  console.log(`${results.length - failed} of ${results.length} cases equal, ${notRun.length} skipped`);
  if (failed > 0 || stains.length > 0) process.exitCode = 1;
}

/** A case that fails is a row of the table like any other; the next ones still run. */
async function runCase(bench: Bench, interopCase: InteropCase): Promise<CaseResult> {
  try {
    return await interopCase.run(bench);
  } catch (error) {
    console.error(error);
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { section: interopCase.section, name: interopCase.name, sent: {}, arrived: {}, problems: [problem] };
  }
}

async function prepare(
  options: InteropOptions,
  cases: readonly InteropCase[],
  { otelCollector, folder }: { readonly otelCollector: string; readonly folder: string },
  closers: Closers,
): Promise<Bench> {
  const engines = await startEngines(folder, closers);
  const organisations = await addOrganisations(
    engines.postgresUrl,
    cases.map(({ tenant }) => tenant),
  );
  const deployment: Deployment = { engines, folder, topicPrefix: `interop-${randomBytes(4).toString('hex')}.` };
  const reserved = new Map(
    cases.flatMap(({ reservedTopic, tenant }) =>
      reservedTopic === undefined ? [] : [[deployment.topicPrefix + reservedTopic, tenant] as const],
    ),
  );
  await prepareTopics(deployment, reserved);
  const processor = await startProcessor(deployment, reserved);
  closers.add('the processor', () => processor.stop());
  const api = await startApi(deployment);
  closers.add('the api', () => api.service.stop());
  const collector = await startOurCollector(deployment, 'collector', deployment.topicPrefix, 'zstd');
  closers.add('the collector', () => collector.service.stop());
  return {
    deployment,
    otelCollector,
    organisations,
    apiUrl: api.url,
    collector,
    priceBook: await new GenaiPricesSource().load(),
    callsOfACase: options.callsOfACase,
    dayMs: Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS,
  };
}

/** An OpenTelemetry Collector must not create topics: it would do so with the broker's defaults. */
async function prepareTopics({ engines }: Deployment, reserved: ReadonlyMap<string, string>): Promise<void> {
  const topics = [...reserved.keys()].map((name) => ({ name, partitions: 3, replicationFactor: 1 }));
  await ensureTopics({ brokers: engines.brokers, clientId: 'interop' }, topics);
}

/** Content, and records put aside, wherever they may have ended up in the whole run. */
async function findStains(bench: Bench): Promise<readonly string[]> {
  const { engines, folder, topicPrefix } = bench.deployment;
  const logs = readdirSync(folder).filter((name) => name.endsWith('.tokenledger.log'));
  const letters = await engines.clickhouse.query<{ reason: string; letters: string }>({
    text: 'SELECT reason, count() AS letters FROM dead_letters FINAL GROUP BY reason ORDER BY reason',
  });
  const ownTopics = ['otlp_spans', 'otlp_logs', 'tokenledger.dead-letter'].map((name) => topicPrefix + name);
  const inTopics = await Promise.all(ownTopics.map((topic) => canariesInTopic(engines.brokers, topic)));
  return [
    ...inTopics.flat(),
    ...(await canariesInLedger(engines.clickhouse, PROJECT)),
    ...canariesInLogs(logs.map((name) => join(folder, name))),
    ...letters.map(({ reason, letters }) => `${letters} records were put aside: ${reason}`),
  ];
}

main(process.argv.slice(2)).then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
