export { FLAVOUR_NAMES, type FlavourName } from './flavours/flavour-name';
export * from './provider-usage';
export { type ProviderAnswer, readProviderUsage } from './read-provider-usage';
export { answerAttributes, partAttributes, type SpanAttributes } from './span-attributes';
export { openUsageStream, type UsageStream } from './stream/usage-stream';
