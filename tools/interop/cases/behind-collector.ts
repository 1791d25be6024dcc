import { join } from 'node:path';

import { type ForwardedCalls, readForwarded } from '../arrival/forwarded-calls';
import { canariesInTopic } from '../arrival/canary-search';
import type { CaseResult, Figures } from '../result-table';
import { baseTopic, type Compression, COMPRESSIONS, kafkaToFile, type Signal } from '../stack/collector-config';
import { startOtelCollector } from '../stack/otel-collector';
import { startOurCollector } from '../stack/token-ledger';
import { postTraffic } from '../traffic/post-otlp';
import type { SentTraffic } from '../traffic/sent-traffic';
import { type Bench, type InteropCase, organisationOf, planCase, topicOf } from './interop-case';

const SECTION = 'collector → Kafka → Collector';

/** OTLP → TokenLedger's collector → Kafka → the OpenTelemetry Collector's Kafka receiver → a file. */
export function behindCollectorCases(): readonly InteropCase[] {
  return [
    ...COMPRESSIONS.map((compression) => behindCase(`otlp_proto, ${compression}`, compression, 'traces', compression)),
    behindCase('logs, zstd', 'logs', 'logs', 'zstd'),
  ];
}

function behindCase(name: string, id: string, signal: Signal, compression: Compression): InteropCase {
  const interopCase: InteropCase = {
    section: SECTION,
    name,
    tenant: `behind-${id}`,
    run: (bench) => runBehind(bench, interopCase, signal, compression),
  };
  return interopCase;
}

async function runBehind(
  bench: Bench,
  interopCase: InteropCase,
  signal: Signal,
  compression: Compression,
): Promise<CaseResult> {
  const { deployment } = bench;
  const { tenant } = interopCase;
  const { ingestionKey } = organisationOf(bench, interopCase);
  const prefix = topicOf(bench, `${tenant}.`);
  const sent = planCase(bench, interopCase, { signal });
  const ours = await startOurCollector(deployment, tenant, prefix, compression);
  try {
    await postTraffic(ours.httpUrl, sent, { authorization: `Bearer ${ingestionKey}` });
  } finally {
    await ours.service.stop();
  }
  const topic = prefix + baseTopic(signal);
  const forwarded = await forward(bench, topic, tenant, sent);
  return {
    section: interopCase.section,
    name: interopCase.name,
    sent: figuresOfSent(sent),
    arrived: figuresOfForwarded(forwarded),
    problems: [...problemsOf(forwarded, tenant), ...(await canariesInTopic(deployment.engines.brokers, topic))],
  };
}

async function forward(bench: Bench, topic: string, tenant: string, sent: SentTraffic): Promise<ForwardedCalls> {
  const { engines, folder } = bench.deployment;
  const file = join(folder, `${tenant}.forwarded.json`);
  const config = kafkaToFile({ brokers: engines.brokers, group: `${topic}.otel`, signal: sent.signal, topic, file });
  const otel = await startOtelCollector({ binary: bench.otelCollector, configs: [config], folder, name: tenant });
  try {
    await otel.waitUntil('all calls have arrived', () => readForwarded(file).calls >= sent.totals.calls, 30_000);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  } finally {
    // What is more than was sent comes out with the last flush.
    await otel.stop();
  }
  return readForwarded(file);
}

function figuresOfSent({ totals }: SentTraffic): Figures {
  return {
    calls: totals.calls,
    input: totals.inputTokens,
    'from cache': totals.cacheReadTokens,
    output: totals.outputTokens,
  };
}

function figuresOfForwarded(forwarded: ForwardedCalls): Figures {
  return {
    calls: forwarded.calls,
    input: forwarded.inputTokens,
    'from cache': forwarded.cacheReadTokens,
    output: forwarded.outputTokens,
  };
}

function problemsOf({ holdsCanary, tenants, others }: ForwardedCalls, tenant: string): readonly string[] {
  const named = [...tenants].join(', ');
  return [
    ...(holdsCanary ? ['the canary stands in what was forwarded'] : []),
    ...(others === 0n ? [] : [`${others} spans without usage were forwarded`]),
    ...(named === tenant ? [] : [`the header x-tenant-id says ${named}, not ${tenant}`]),
  ];
}
