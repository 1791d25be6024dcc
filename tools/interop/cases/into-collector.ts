import type { CaseResult } from '../result-table';
import { type OtlpExporter, otlpToOtlp, type Signal } from '../stack/collector-config';
import type { ChildService } from '../stack/child-service';
import { freePorts } from '../stack/free-ports';
import { startOtelCollector } from '../stack/otel-collector';
import { postTraffic } from '../traffic/post-otlp';
import type { SentTraffic } from '../traffic/sent-traffic';
import { type Bench, inLedger, type InteropCase, organisationOf, planCase } from './interop-case';

const SECTION = 'Collector → collector';

const EXPORTERS: readonly (OtlpExporter & { readonly id: string })[] = [
  { id: 'http-proto-gzip', protocol: 'http', encoding: 'proto', compression: 'gzip' },
  { id: 'http-proto-none', protocol: 'http', encoding: 'proto', compression: 'none' },
  { id: 'http-json-gzip', protocol: 'http', encoding: 'json', compression: 'gzip' },
  { id: 'http-json-none', protocol: 'http', encoding: 'json', compression: 'none' },
  { id: 'grpc-gzip', protocol: 'grpc', compression: 'gzip' },
  { id: 'grpc-none', protocol: 'grpc', compression: 'none' },
];

/** OTLP → OpenTelemetry Collector → its OTLP exporters → TokenLedger's collector → Kafka → processor → spend. */
export function intoCollectorCases(): readonly InteropCase[] {
  return [
    ...EXPORTERS.map((exporter) => {
      const interopCase: InteropCase = {
        section: SECTION,
        name: nameOf(exporter),
        tenant: `into-${exporter.id}`,
        run: (bench) => runInto(bench, interopCase, { exporter, signal: 'traces' }, (send) => send()),
      };
      return interopCase;
    }),
    logsCase(),
    ...EXPORTERS.filter(({ id }) => id === 'http-proto-gzip' || id === 'grpc-gzip').map((exporter) => {
      const interopCase: InteropCase = {
        section: SECTION,
        name: `${nameOf(exporter)}, Kafka down for a while`,
        tenant: `into-${exporter.id}-outage`,
        stopsBroker: true,
        run: (bench) =>
          runInto(bench, interopCase, { exporter, signal: 'traces' }, (...sending) =>
            duringOutage(bench, interopCase, ...sending),
          ),
      };
      return interopCase;
    }),
  ];
}

function logsCase(): InteropCase {
  const exporter: OtlpExporter = { protocol: 'http', encoding: 'proto', compression: 'gzip' };
  const interopCase: InteropCase = {
    section: SECTION,
    name: `${nameOf(exporter)}, logs`,
    tenant: 'into-http-logs',
    run: (bench) => runInto(bench, interopCase, { exporter, signal: 'logs' }, (send) => send()),
  };
  return interopCase;
}

function nameOf(exporter: OtlpExporter): string {
  return exporter.protocol === 'http'
    ? `otlp_http, ${exporter.encoding}, ${exporter.compression}`
    : `otlp_grpc, ${exporter.compression}`;
}

/** Sends as it is told, and returns what was wrong with it. */
type Sending = (
  send: () => Promise<readonly string[]>,
  otel: ChildService,
  sent: SentTraffic,
) => Promise<readonly string[]>;

async function runInto(
  bench: Bench,
  interopCase: InteropCase,
  { exporter, signal }: { readonly exporter: OtlpExporter; readonly signal: Signal },
  sending: Sending,
): Promise<CaseResult> {
  const { ingestionKey } = organisationOf(bench, interopCase);
  const [httpPort = 0] = await freePorts(1);
  const endpoint = exporter.protocol === 'http' ? bench.collector.httpUrl : bench.collector.grpcTarget;
  const sent = planCase(bench, interopCase, { signal });
  const otel = await startOtelCollector({
    binary: bench.otelCollector,
    configs: [otlpToOtlp({ httpPort, endpoint, ingestionKey, signal, exporter })],
    folder: bench.deployment.folder,
    name: interopCase.tenant,
  });
  try {
    const send = async (): Promise<readonly string[]> => {
      await postTraffic(`http://127.0.0.1:${httpPort}`, sent);
      return [];
    };
    const problems = await sending(send, otel, sent);
    return await inLedger(bench, interopCase, sent, problems);
  } finally {
    await otel.stop();
  }
}

/** Stops the broker, lets the Collector run into it, and starts the broker again: the sender's own requests must succeed. */
async function duringOutage(
  bench: Bench,
  interopCase: InteropCase,
  ...[send, otel, sent]: Parameters<Sending>
): Promise<readonly string[]> {
  const broker = bench.deployment.engines.ownBroker;
  if (broker === undefined) throw new Error('this case needs a broker of its own');
  await broker.stop();
  const delivered = send();
  // Awaited below; until then a failure must not end the script.
  delivered.catch(() => undefined);
  try {
    const problems = await problemsOfRefusal(bench, interopCase, sent);
    await otel.waitUntil('it is told to try again', () => otel.log().includes('Will retry the request'), 60_000);
    return problems;
  } finally {
    await broker.start();
    await delivered;
  }
}

/** Asks TokenLedger's collector directly. The body is one of the case's own, so it counts once if it should arrive after all. */
async function problemsOfRefusal(
  bench: Bench,
  interopCase: InteropCase,
  sent: SentTraffic,
): Promise<readonly string[]> {
  const answer = await fetch(`${bench.collector.httpUrl}/v1/traces`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${organisationOf(bench, interopCase).ingestionKey}`,
    },
    body: sent.bodies[0] ?? '',
  });
  await answer.arrayBuffer();
  const retryAfter = answer.headers.get('retry-after');
  return answer.status === 503 && retryAfter !== null && Number(retryAfter) > 0
    ? []
    : [`without Kafka it answers ${answer.status} with Retry-After ${retryAfter}; 503 with seconds is expected`];
}
