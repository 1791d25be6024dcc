import {
  type ContractTerm,
  type FileProblem,
  type Numbered,
  TERM_COLUMNS,
  type TermFields,
  writeContractTerm,
} from '@tokenledger/pricing/domain';
import { readCsvRecords, writeCsv } from '@tokenledger/shared/csv';
import { atOnce } from '@tokenledger/shared/portions';
import type { Result } from '@tokenledger/shared/result';

const COLUMNS = {
  all: TERM_COLUMNS,
  needed: ['kind', 'contract', 'model', 'valid_from'],
  mostCharacters: 5_000_000,
} as const;

/** Reads lines of contracts; what stands in them is checked by `readContractFile`. A header alone says: no terms. */
export function readTermCsv(text: string): Result<readonly Numbered<TermFields>[], readonly FileProblem[]> {
  return atOnce(readCsvRecords(text, COLUMNS));
}

export function writeTermCsv(terms: readonly ContractTerm[]): string {
  return atOnce(writeCsv(TERM_COLUMNS, terms.map(writeContractTerm)));
}
