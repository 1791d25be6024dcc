import {
  type Attributes,
  type Counter as OtelCounter,
  type Histogram as OtelHistogram,
  metrics,
} from '@opentelemetry/api';

/**
 * Low-cardinality labels. Never a tenant's free text, a user or an id: every new value is a new time series for ever.
 */
export type Labels = Attributes;

/** Counts what happened. */
export interface Counter {
  /** @param value not negative */
  add(value: number, labels?: Labels): void;
}

/** Keeps how large something was, in classes. */
export interface Histogram {
  record(value: number, labels?: Labels): void;
}

/** Reads a value whenever metrics are collected. */
export interface Gauge {
  /** Ends the reading. */
  stop(): void;
}

export interface InstrumentOptions {
  readonly description: string;
  /** UCUM: `s`, `By`, `1`, or what is counted in braces, `{record}`. */
  readonly unit: string;
}

export interface HistogramOptions extends InstrumentOptions {
  /** Upper limits of the classes, ascending. */
  readonly boundaries: readonly number[];
}

/** Seconds; from a cached answer to a request that should have been given up. */
export const DURATION_BOUNDARIES_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/**
 * Instruments of one part of the product.
 *
 * Names are dotted words after OpenTelemetry, `tokenledger.<part>.<what>`, plural for counts, and the unit is no part of
 * the name: `tokenledger.ingest.records` (`{record}`), `tokenledger.api.request.duration` (`s`). Prometheus shows them
 * with underscores, counters with `_total`.
 *
 * An instrument may be made before telemetry starts (at module load, say): it finds the provider when it is used, and
 * costs a comparison where there is none.
 */
export interface Meter {
  counter(name: string, options: InstrumentOptions): Counter;
  histogram(name: string, options: HistogramOptions): Histogram;
  /** @param read current value; undefined where there is none. It must not wait. */
  gauge(name: string, options: InstrumentOptions, read: () => number | undefined, labels?: Labels): Gauge;
}

/** @param scope part of the product, as in the names: `tokenledger.ingest` */
export function createMeter(scope: string): Meter {
  return {
    counter(name, options) {
      const current = ofProvider<OtelCounter>(() => metrics.getMeter(scope).createCounter(name, options));
      return { add: (value, labels) => current().add(value, labels) };
    },
    histogram(name, { boundaries, ...options }) {
      const advice = { explicitBucketBoundaries: [...boundaries] };
      const current = ofProvider<OtelHistogram>(() =>
        metrics.getMeter(scope).createHistogram(name, { ...options, advice }),
      );
      return { record: (value, labels) => current().record(value, labels) };
    },
    gauge(name, options, read, labels) {
      const gauge = metrics.getMeter(scope).createObservableGauge(name, options);
      const observe = (result: { observe(value: number, labels?: Labels): void }): void => {
        const value = read();
        if (value !== undefined) result.observe(value, labels);
      };
      gauge.addCallback(observe);
      return { stop: () => gauge.removeCallback(observe) };
    },
  };
}

/** The API hands out instruments that stay silent for ever where they are made before the SDK: make them on use. */
function ofProvider<Instrument>(create: () => Instrument): () => Instrument {
  let provider: unknown;
  let instrument: Instrument | undefined;
  return () => {
    const current = metrics.getMeterProvider();
    if (instrument === undefined || provider !== current) {
      provider = current;
      instrument = create();
    }
    return instrument;
  };
}
