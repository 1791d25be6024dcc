import { OWNER_ATTRIBUTES, OWNER_DIMENSIONS, ORIGINATOR_ATTRIBUTES } from '@tokenledger/attribution/domain';
import { createOtlpSpanExporter, type FinishedSpan } from '@tokenledger/sdk';

/** Spans as the SDK hands them to its serialiser. */
interface Sent {
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** OpenTelemetry says that they are of a resource. */
const RESOURCE_ONLY: ReadonlySet<string> = new Set([
  'service.name',
  'service.namespace',
  'deployment.environment',
  'deployment.environment.name',
]);

describe('attributes that name an owner or an originator', () => {
  const names = [
    ...OWNER_DIMENSIONS.flatMap((dimension) => OWNER_ATTRIBUTES[dimension]),
    ...Object.values(ORIGINATOR_ATTRIBUTES),
  ].filter((name) => !RESOURCE_ONLY.has(name));

  it.each(names)('leave a service that uses the SDK: %s', async (name) => {
    expect(await sentOf({ [name]: 'search' })).toMatchObject({ [name]: 'search' });
  });
});

async function sentOf(attributes: Readonly<Record<string, string>>): Promise<Sent['attributes'] | undefined> {
  let sent: readonly Sent[] = [];
  const exporter = createOtlpSpanExporter({
    endpoint: 'http://127.0.0.1:9',
    ingestionKey: 'tli_test',
    maxDelayMs: 0,
    flushOnExit: false,
    firstBackoffMs: 1,
    serializer: {
      serializeRequest: (spans: readonly Sent[]) => {
        sent = spans;
        return new Uint8Array();
      },
    } as never,
  });
  exporter.export([aSpan({ 'gen_ai.operation.name': 'chat', ...attributes })], () => undefined);
  await exporter.shutdown(200);
  return sent[0]?.attributes;
}

function aSpan(attributes: Readonly<Record<string, string>>): FinishedSpan {
  const context = { traceId: '1'.repeat(32), spanId: '2'.repeat(16), traceFlags: 1 };
  return {
    ...{ name: 'chat', kind: 2, spanContext: () => context, startTime: [1, 0], endTime: [2, 0], status: { code: 0 } },
    ...{ attributes, resource: { attributes: {} }, instrumentationScope: { name: 'test' } },
  };
}
