import type { Decimal18 } from '@tokenledger/shared/money';
import type { Confidence, InputBasis, NormalisedUsage, RawTokens, UsageStatus } from '@tokenledger/shared/usage';

import type { FlavourName } from './flavours/flavour-name';

/**
 * Which run of a model within one answer: the `answer` itself, a `compaction` of its context before it, an `advisor`
 * that it asked, an `attempt` of another model that did not become the answer.
 */
export type PartKind = 'answer' | 'compaction' | 'advisor' | 'attempt';

/** What one model did for an answer. Parts are disjoint: all of them are billed, each at its model's prices. */
export interface BilledPart {
  readonly kind: PartKind;
  /** Undefined where the answer does not name it. */
  readonly model: string | undefined;
  /** The provider's own counts. */
  readonly tokens: RawTokens;
  readonly basis: InputBasis;
  /** Mutually exclusive meters, with the rule that told them apart. */
  readonly usage: NormalisedUsage;
}

/** What the provider says that the call costs. Evidence to compare with, never a booking. */
export interface ReportedCost {
  readonly amount: Decimal18;
  /** ISO 4217. */
  readonly currency: string;
  /** OpenRouter with a key of one's own: `amount` is its fee, and this is billed by the upstream provider. */
  readonly billedElsewhere?: Decimal18;
}

/** How a flavour was found: named by the caller, the provider's own for this shape, or by the shape alone. */
export type FlavourRule = 'named' | 'provider-and-shape' | 'shape' | 'not-recognised';

/** The usage of one call as its provider's answer tells it. */
export interface ProviderUsage {
  readonly flavour: FlavourName;
  readonly flavourRule: FlavourRule;
  readonly confidence: Confidence;
  /** As the caller named it, else OpenTelemetry's name of the flavour's owner; undefined where neither is known. */
  readonly provider: string | undefined;
  /** OpenTelemetry's `gen_ai.operation.name`. */
  readonly operation: string;
  readonly model: string | undefined;
  readonly responseId: string | undefined;
  readonly serviceTier: string | undefined;
  /** Where the model ran, if that moves the price (Anthropic `inference_geo`). */
  readonly region: string | undefined;
  readonly finishReason: string | undefined;
  /** The answer first. Empty where nothing was reported. */
  readonly parts: readonly BilledPart[];
  /** Qwen bills hits of a cache that the caller set up (`explicit`) lower than those of its own (`implicit`). */
  readonly cacheMode: 'explicit' | 'implicit' | undefined;
  /** Usage that is no token, or that nobody knows, by its path in the block: decimal text, never summed as tokens. */
  readonly extraUnits: Readonly<Record<string, string>>;
  readonly reportedCost: ReportedCost | undefined;
  /** The worst of the parts. */
  readonly status: UsageStatus;
  /** What a person must know about these numbers, as stable words. */
  readonly notes: readonly string[];
  /** Values that cannot be a count, as `path: problem`. */
  readonly invalidCounts: readonly string[];
}
