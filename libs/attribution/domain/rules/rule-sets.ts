import type { Actor, TenantId } from '@tokenledger/organization/domain';
import type { Result } from '@tokenledger/shared/result';

import type { AttributionRule, RuleSet } from './attribution-rule';

/** A version of an organisation's rules and how it came about. */
export interface RuleSetVersion extends RuleSet {
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** Why, for those who ask later. */
  readonly reason: string;
  /** When the next version took its place; undefined: it is in force. */
  readonly supersededAt: Date | undefined;
}

export interface NewRuleSet {
  /** Checked (`readRules`). */
  readonly rules: readonly AttributionRule[];
  /** Of the version that whoever changes them has seen; 0 where there was none. */
  readonly expectedRevision: number;
  readonly by: Actor;
  readonly reason: string;
  readonly at: Date;
}

/** Where attribution rules are kept, every version of them. Every method throws where the store fails. */
export interface RuleSets {
  /** Those in force, of all organisations that have any: who owns calls is decided in memory. */
  all(): Promise<readonly { readonly tenant: TenantId; readonly set: RuleSet }[]>;
  /** @param revision the one in force by default. @returns undefined where there is none */
  read(tenant: TenantId, revision?: number): Promise<RuleSetVersion | undefined>;
  /** The newest first. @param before only versions with a lower revision */
  history(tenant: TenantId, limit: number, before?: number): Promise<readonly RuleSetVersion[]>;
  /** @returns `other-revision` where somebody saved others meanwhile: nothing is changed then */
  save(tenant: TenantId, set: NewRuleSet): Promise<Result<RuleSetVersion, 'other-revision'>>;
  /** Changes whenever any organisation's rules do; cheap, so it may be asked often. */
  revision(): Promise<string>;
}
