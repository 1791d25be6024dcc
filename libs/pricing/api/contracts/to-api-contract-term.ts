import { type ContractTerm, type TermFields, termIdOf, writeContractTerm } from '@tokenledger/pricing/domain';

import type { ContractTermInput, ContractTermType } from './contract-types';

export function toApiContractTerm(term: ContractTerm): ContractTermType {
  const fields = writeContractTerm(term);
  return {
    id: termIdOf(term),
    kind: term.kind,
    contract: term.contract,
    provider: fields.provider || null,
    model: term.model,
    meters: term.kind === 'discount' ? [...term.meters] : [],
    serviceTier: fields.service_tier || null,
    percent: fields.percent || null,
    amount: fields.amount || null,
    currency: fields.currency || null,
    tokens: term.kind === 'allowance' && 'tokens' in term.free ? term.free.tokens : null,
    period: term.kind === 'commitment' ? term.period : null,
    validFrom: fields.valid_from,
    validTo: fields.valid_to || null,
    note: term.note || null,
  };
}

export function fromApiContractTerm(input: ContractTermInput): TermFields {
  return {
    kind: input.kind,
    contract: input.contract,
    provider: input.provider ?? '',
    model: input.model,
    meters: input.meters.join(' '),
    service_tier: input.serviceTier ?? '',
    percent: input.percent ?? '',
    amount: input.amount ?? '',
    currency: input.currency ?? '',
    tokens: input.tokens ?? '',
    period: input.period ?? '',
    valid_from: input.validFrom,
    valid_to: input.validTo ?? '',
    note: input.note ?? '',
  };
}
