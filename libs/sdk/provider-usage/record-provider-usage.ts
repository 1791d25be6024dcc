import { context, type Span, SpanKind, trace, type Tracer } from '@opentelemetry/api';
import {
  answerAttributes,
  openUsageStream,
  partAttributes,
  type ProviderAnswer,
  type ProviderUsage,
  readProviderUsage,
} from '@tokenledger/shared/provider-usage';

const SCOPE = '@tokenledger/sdk';

/** Whose answer is recorded; all of it optional, since most answers tell themselves. */
export interface RecordOptions extends Omit<ProviderAnswer, 'body'> {
  /** Makes the spans of further models that an answer ran; default is one of the global tracer provider. */
  readonly tracer?: Tracer;
}

export interface StreamRecordOptions extends RecordOptions {
  /** Told what was read, once the stream has ended. */
  readonly onUsage?: (usage: ProviderUsage) => void;
}

/**
 * Records what a provider's answer used on the span of the call, for services that call a provider without an
 * instrumentation. The span stays open, and stays the caller's.
 *
 * An answer that ran further models (Anthropic's advisors, fallbacks and compaction) gets a child span for each of them:
 * they are billed beside the answer, at prices of their own.
 *
 * @param body the parsed answer, its usage block alone, or the list of a stream's events
 * @returns what was read, with its `status` and `notes`
 */
export function recordProviderUsage(span: Span, body: unknown, options: RecordOptions = {}): ProviderUsage {
  const usage = readProviderUsage({ ...options, body });
  writeUsage(span, usage, options);
  return usage;
}

/**
 * Hands a stream's events on and records its usage when it ends: by itself, by a failure, or because its reader left. A
 * stream that was cut is recorded as incomplete.
 *
 * @param events of the provider's client: parsed events, or the text of server-sent ones
 */
export async function* recordProviderStream<Event>(
  span: Span,
  events: AsyncIterable<Event>,
  options: StreamRecordOptions = {},
): AsyncGenerator<Event, void, undefined> {
  const stream = openUsageStream(options);
  try {
    for await (const event of events) {
      stream.add(event);
      yield event;
    }
  } finally {
    const usage = stream.read();
    writeUsage(span, usage, options);
    options.onUsage?.(usage);
  }
}

function writeUsage(span: Span, usage: ProviderUsage, { requestModel, tracer }: RecordOptions): void {
  span.setAttributes(answerAttributes(usage, requestModel));
  const further = usage.parts.filter((part) => part.kind !== 'answer');
  if (further.length === 0) return;
  const parent = trace.setSpan(context.active(), span);
  const partTracer = tracer ?? trace.getTracer(SCOPE);
  for (const part of further) {
    const name = part.model === undefined ? usage.operation : `${usage.operation} ${part.model}`;
    partTracer.startSpan(name, { kind: SpanKind.CLIENT, attributes: partAttributes(usage, part) }, parent).end();
  }
}
