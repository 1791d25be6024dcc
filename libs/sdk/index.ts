export type { UsageStats } from './delivery/delivery-stats';
export type { FlushResult } from './delivery/usage-delivery';
export { flushOnSignals, type SignalSource, type Stoppable } from './flush-on-signals';
export { createKafkaSpanExporter, type KafkaSpanExporterOptions } from './kafka-span-exporter';
export type { ExportOutcome, FinishedSpan, SpanSampler, TraceSerializer } from './otel/finished-span';
export { keepUsage } from './otel/keep-usage';
export { createOtlpSpanExporter, type OtlpSpanExporterOptions } from './otlp-span-exporter';
export {
  recordProviderStream,
  recordProviderUsage,
  type RecordOptions,
  type StreamRecordOptions,
} from './provider-usage/record-provider-usage';
export { startUsageTelemetry, type UsageTelemetry, type UsageTelemetryOptions } from './start-usage-telemetry';
export { ORIGINATOR_HEADER, originatorHeaders, type RequestHeaders, withOriginator } from './originator-header';
export type { DropReason } from './transport/usage-transport';
export { type UsageOwner, withUsageContext } from './usage-context';
export { type BufferOptions, InvalidUsageOptionsError } from './usage-options';
export type { UsageSpanExporter } from './usage-span-exporter';
export { UsageSpanProcessor } from './usage-span-processor';
export { formatDecimal18 } from '@tokenledger/shared/money';
export {
  type BilledPart,
  type FlavourName,
  openUsageStream,
  type ProviderAnswer,
  type ProviderUsage,
  readProviderUsage,
  type ReportedCost,
  type UsageStream,
} from '@tokenledger/shared/provider-usage';
