import {
  OWNER_DIMENSIONS,
  type Originator,
  type OwnerDimension,
  type RuleFacts,
  type RulePurpose,
} from '@tokenledger/attribution/domain';
import type { TenantId } from '@tokenledger/organization/domain';
import type { Quantities } from '@tokenledger/pricing/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { CountEvidence, Observer } from '../dialects/dialect';
import type { IdentityKind } from '../identity/call-identity';
import type { BasisRule, Confidence, UsageStatus } from '../usage/normalise-usage';

export { OWNER_DIMENSIONS, type OwnerDimension };

/** Names a reading within its call: 64 bits in hex, never all zeros (that is the merged booking's). */
export type ReadingId = string;

/**
 * What one observer saw of one model call: facts, never changed afterwards.
 *
 * Times are Unix microseconds. A call's bucket is that of its start.
 */
export interface UsageReading {
  readonly tenant: TenantId;
  readonly callId: string;
  readonly readingId: ReadingId;
  readonly identity: IdentityKind;
  /** `container` readings repeat calls below them and count only what those do not explain. */
  readonly role: 'call' | 'container';
  readonly signal: 'span' | 'log';
  readonly dialect: string;
  readonly scope: string;
  readonly observer: Observer;
  readonly keyId: string;
  readonly source: string;

  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly startedAtUs: number;
  readonly endedAtUs: number;

  readonly operation: string;
  readonly provider: string | undefined;
  readonly requestModel: string | undefined;
  readonly responseModel: string | undefined;
  readonly responseId: string | undefined;
  readonly providerRequestId: string | undefined;
  readonly serviceTier: string | undefined;
  readonly serverAddress: string | undefined;
  readonly finishReason: string | undefined;
  readonly errorType: string | undefined;
  /** Where a vendor or a gateway says the call came from: its workspace (team, project), and its key by name or hash. */
  readonly workspace: string | undefined;
  readonly apiKey: string | undefined;

  readonly usage: ReadUsage;
  readonly reportedCost: { readonly amount: Decimal18; readonly currency: string } | undefined;
  readonly owner: CallOwner;
  /**
   * Of a call whose owner its telemetry does not name: what it gave of the attributes that attribution rules asked for when it
   * was booked, `null` where it gave nothing. Of any other attribute nobody knows.
   */
  readonly ruleFacts?: RuleFacts;
}

export interface ReadUsage {
  readonly quantities: Quantities;
  readonly status: UsageStatus;
  /** Whether the reported input contains the cached tokens, as the rule decided. */
  readonly basis: 'inclusive' | 'exclusive';
  /** Whether the reported output contains the reasoning. */
  readonly reasoning: 'inside' | 'outside';
  readonly rule: BasisRule;
  readonly confidence: Confidence;
  readonly notes: readonly string[];
  /** What the emitter told apart; a merge takes a split only from a reading that has it. */
  readonly detail: UsageDetail;
  readonly extraUnits: Readonly<Record<string, string>>;
  /** For each count that was reported, the attribute that gave it; empty where the row is older than this being kept. */
  readonly evidence: CountEvidence;
}

export interface UsageDetail {
  readonly input: boolean;
  readonly output: boolean;
  readonly cacheRead: boolean;
  readonly cacheWrite: boolean;
  readonly cacheLifetime: boolean;
  readonly reasoning: boolean;
  readonly modalities: boolean;
}

/** Who owns a call, as named by its emitter or by the organisation's rules, and where each value was found. */
export interface CallOwner {
  readonly values: { readonly [D in OwnerDimension]?: string };
  /**
   * `span:team.id`, `resource:service.name`, `key:default`, `rule:shop@4` (its revision), `directory:service`, by
   * dimension.
   */
  readonly evidence: { readonly [D in OwnerDimension]?: string };
  /** Why no team and no project owns it; undefined where one does. */
  readonly unallocatedReason: string | undefined;
  /** Set where a rule named who is charged: its values are those whose evidence says so. */
  readonly rule?: OwningRule;
  /** Set where the call was made for somebody else: whoever called the service or agent that made it. */
  readonly originator?: Originator;
}

/** The attribution rule that owns a call, or the directory, and what it says of it beside the owner. */
export interface OwningRule {
  /** `DIRECTORY_ID` where the directory has the call's service in a project. */
  readonly id: string;
  /** Of the set of rules that it stood in. */
  readonly revision: number;
  readonly purpose: RulePurpose | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Why the call would be unallocated without it. */
  readonly statedReason: string;
}
