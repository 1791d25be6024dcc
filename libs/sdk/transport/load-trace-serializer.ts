import { createRequire } from 'node:module';

import type { TraceSerializer } from '../otel/finished-span';
import { InvalidUsageOptionsError } from '../usage-options';

/** From this file on, so that the host's own copy is found, whichever line of OpenTelemetry it is. */
const requireOfHost = createRequire(__filename);

/**
 * OpenTelemetry's own protobuf serialiser: it comes with every OpenTelemetry SDK.
 *
 * @throws InvalidUsageOptionsError where it cannot be found from here (strict package managers hide it)
 */
export function loadTraceSerializer(): TraceSerializer {
  const transformer = loadTransformer();
  if (transformer.ProtobufTraceSerializer === undefined) {
    throw new InvalidUsageOptionsError('serializer', '@opentelemetry/otlp-transformer 0.200 or newer is needed');
  }
  return transformer.ProtobufTraceSerializer;
}

function loadTransformer(): { readonly ProtobufTraceSerializer?: TraceSerializer } {
  try {
    return requireOfHost('@opentelemetry/otlp-transformer') as ReturnType<typeof loadTransformer>;
  } catch (error) {
    throw new InvalidUsageOptionsError(
      'serializer',
      'install @opentelemetry/otlp-transformer beside @opentelemetry/sdk-node, or pass its ProtobufTraceSerializer',
      error,
    );
  }
}
