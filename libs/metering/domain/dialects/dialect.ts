import type { Decimal18 } from '@tokenledger/shared/money';
import type { OtlpRecord } from '@tokenledger/shared/otlp';

import type { InputBasis, RawTokens } from '../usage/raw-tokens';
import type { CountField } from './field-table';

/**
 * How far an observer's token counts are believed when several saw the same call, highest first: the vendor's own
 * span, the provider's SDK, a gateway, an application's instrumentation, an instrumentation known to miscount.
 */
export const OBSERVERS = ['vendor', 'provider-sdk', 'gateway', 'application', 'application-imprecise'] as const;

export type Observer = (typeof OBSERVERS)[number];

/** One reading of one model call, in the emitter's terms. */
export interface RawReading {
  readonly dialect: string;
  /** `container`: an agent or workflow whose counts repeat those of the calls below it. */
  readonly role: 'call' | 'container';
  readonly observer: Observer;
  readonly operation: string;
  readonly provider: string | undefined;
  readonly requestModel: string | undefined;
  readonly responseModel: string | undefined;
  readonly responseId: string | undefined;
  readonly providerRequestId: string | undefined;
  readonly tokens: RawTokens;
  /** For each count, the attribute it was read from (`attribute > key` inside JSON). */
  readonly evidence: CountEvidence;
  readonly basis: InputBasis;
  /** Attributes whose value cannot be a count, as `attribute: problem`. */
  readonly invalidCounts: readonly string[];
  /** Usage in units that are not tokens, or that we do not know: kept, never summed as tokens. Decimal text. */
  readonly extraUnits: Readonly<Record<string, string>>;
  readonly reportedCost: { readonly amount: Decimal18; readonly currency: string } | undefined;
  readonly serviceTier: string | undefined;
  readonly serverAddress: string | undefined;
  readonly finishReason: string | undefined;
  readonly errorType: string | undefined;
  /** The vendor's workspace, or the gateway's team or project, that the call was made in. */
  readonly workspace: string | undefined;
  /** The vendor's or gateway's own key, by its name or its hash. */
  readonly apiKey: string | undefined;
  /**
   * Set on log events of which several may stand in one span: each is a call of its own, below that span. Without it,
   * an event is the same call as the span it stands in.
   */
  readonly isOwnEvent?: boolean;
  /** Something that this emitter is known to lose of every call: its counts are incomplete whatever they add up to. */
  readonly flaw?: 'cache-tokens-not-reported';
}

export type CountEvidence = { readonly [F in CountField]?: string };

export type Recognition =
  | { readonly outcome: 'reading'; readonly reading: RawReading }
  /** Understood and not model usage, or a kind of signal that is never booked. */
  | Dropped;

export interface Dropped {
  readonly outcome: 'drop';
  readonly reason: string;
}

export function drop(reason: string): Dropped {
  return { outcome: 'drop', reason };
}

/** One way of reporting model calls. Pure; adding one means adding a file and its cases. */
export interface Dialect {
  readonly name: string;
  /** @returns undefined where the record is not in this dialect: the next one is asked */
  readonly recognise: (record: OtlpRecord) => Recognition | undefined;
}

/** Asks dialects in order; a record that none knows is dropped with a reason that is counted. */
export function recogniseUsage(record: OtlpRecord, dialects: readonly Dialect[]): Recognition {
  for (const dialect of dialects) {
    const recognition = dialect.recognise(record);
    if (recognition !== undefined) return recognition;
  }
  return { outcome: 'drop', reason: 'not-model-usage' };
}
