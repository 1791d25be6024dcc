import { DEAD_LETTER_TOPIC } from '@tokenledger/ingestion/data';
import type { OtlpSignal } from '@tokenledger/shared/otlp';

/** Names of the stream's topics, those of the OpenTelemetry Collector behind an installation's prefix. */
export interface Topics {
  readonly signals: Readonly<Record<OtlpSignal, string>>;
  readonly deadLetters: string;
  /** What a processor reads: the three signals and the topics that are trusted beside them. */
  readonly consumed: readonly string[];
  /** @returns undefined for a topic that carries no signal of ours */
  signalOf(topic: string): OtlpSignal | undefined;
}

const SIGNAL_TOPICS: Readonly<Record<OtlpSignal, string>> = {
  traces: 'otlp_spans',
  logs: 'otlp_logs',
  metrics: 'otlp_metrics',
};

/**
 * @param prefix before each name; may be empty
 * @param trusted topics of tenants and of other collectors: their names start like the signal's (`otlp_spans_acme`)
 */
export function topicsOf(prefix: string, trusted: readonly string[]): Topics {
  const signals = {
    traces: prefix + SIGNAL_TOPICS.traces,
    logs: prefix + SIGNAL_TOPICS.logs,
    metrics: prefix + SIGNAL_TOPICS.metrics,
  };
  const entries = Object.entries(signals) as [OtlpSignal, string][];
  return {
    signals,
    deadLetters: prefix + DEAD_LETTER_TOPIC,
    consumed: [...new Set([...Object.values(signals), ...trusted])],
    signalOf: (topic) => entries.find(([, name]) => topic.startsWith(name))?.[0],
  };
}
