import { type ContractTerm, writeContractTerm } from '@tokenledger/pricing/domain';

import type { ContractTermType } from './contract-types';

export function toApiContractTerm(term: ContractTerm): ContractTermType {
  const fields = writeContractTerm(term);
  return {
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
