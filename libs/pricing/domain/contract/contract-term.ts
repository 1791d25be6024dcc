import type { TenantId } from '@tokenledger/organization/domain';
import type { Decimal18 } from '@tokenledger/shared/money';

import type { PricedUnit } from '../price-list/price-entry';

/** What every term of a contract says: with which contract, for which calls, and when. */
export interface ContractScope {
  /** Number or name of the contract, as people know it. */
  readonly contract: string;
  /** The seller, by its canonical name; empty for all. */
  readonly provider: string;
  /** Lower case, with `*` for any characters; `*` for all models. */
  readonly model: string;
  /** First instant in force. */
  readonly validFrom: Date;
  /** First instant no longer in force; undefined: open. */
  readonly validTo: Date | undefined;
  readonly note: string;
}

/** A percentage off the list's price. A price that a list of the organisation states itself is not reduced by it. */
export interface PercentDiscount extends ContractScope {
  readonly kind: 'discount';
  /** 0 to 100. */
  readonly percent: Decimal18;
  /** Empty for all, the price of the call itself included. */
  readonly meters: readonly PricedUnit[];
  /** Empty for any tier. */
  readonly serviceTier: string;
}

export type CommitmentPeriod = 'month' | 'quarter' | 'year';

/** What is free in each calendar month: an amount of money, or tokens. */
export interface FreeAllowance extends ContractScope {
  readonly kind: 'allowance';
  readonly free: { readonly amount: Decimal18; readonly currency: string } | { readonly tokens: bigint };
}

/** What is paid at the least in each calendar period, used or not. */
export interface MinimumCommitment extends ContractScope {
  readonly kind: 'commitment';
  readonly amount: Decimal18;
  readonly currency: string;
  readonly period: CommitmentPeriod;
}

export type ContractTerm = PercentDiscount | FreeAllowance | MinimumCommitment;

export interface TenantTerm {
  readonly tenant: TenantId;
  readonly term: ContractTerm;
}

/** Names a discount on a row: contract, percent, and for what. */
export function discountIdOf({ contract, provider, model }: PercentDiscount, percent: string): string {
  return `${contract}: -${percent} % of ${provider === '' ? '*' : provider}/${model}`;
}
