import { type Actor, type AuditDraft, auditedLines } from '@tokenledger/organization/domain';

import type { TermChange } from './contract/contract-terms';
import { writeContractTerm } from './contract/read-contract-terms';
import { type ExchangeRate, type RateChange, writeRate } from './currency';
import type { PriceListChange } from './price-list/price-lists';

/** @param name of a list of an organisation: lists of all organisations are in nobody's log */
export function pricesChanged(name: string, { added, superseded }: PriceListChange, by: Actor, at: Date): AuditDraft {
  return {
    at,
    actor: by,
    action: 'prices.changed',
    subject: { kind: 'price-list', id: name },
    before: auditedLines(superseded.map((line) => ({ ...line }))),
    after: auditedLines(added.map((line) => ({ ...line }))),
  };
}

export function contractTermsChanged({ added, superseded }: TermChange, by: Actor, at: Date): AuditDraft {
  return {
    at,
    actor: by,
    action: 'contract-terms.changed',
    subject: { kind: 'contract-terms', id: 'contract-terms' },
    before: auditedLines(superseded.map((term) => ({ ...writeContractTerm(term) }))),
    after: auditedLines(added.map((term) => ({ ...writeContractTerm(term) }))),
  };
}

export function exchangeRatesChanged(
  { added, superseded }: Pick<RateChange, 'added' | 'superseded'>,
  by: Actor,
  at: Date,
): AuditDraft {
  const lines = (rates: readonly ExchangeRate[]) => auditedLines(rates.map((rate) => ({ ...writeRate(rate) })));
  return {
    at,
    actor: by,
    action: 'exchange-rates.changed',
    subject: { kind: 'exchange-rates', id: 'exchange-rates' },
    before: lines(superseded),
    after: lines(added),
  };
}
