import {
  type ContractTerm,
  type FileProblem,
  type Numbered,
  TERM_COLUMNS,
  type TermFields,
  writeContractTerm,
} from '@tokenledger/pricing/domain';
import type { Result } from '@tokenledger/shared/result';
import { stringify } from 'csv-stringify/sync';

import { readCsvRecords } from '../csv/csv-records';

const COLUMNS = {
  all: TERM_COLUMNS,
  needed: ['kind', 'contract', 'model', 'valid_from'],
  mostCharacters: 5_000_000,
} as const;

/** Reads lines of contracts; what stands in them is checked by `readContractFile`. A header alone says: no terms. */
export function readTermCsv(text: string): Result<readonly Numbered<TermFields>[], readonly FileProblem[]> {
  return readCsvRecords(text, COLUMNS);
}

export function writeTermCsv(terms: readonly ContractTerm[]): string {
  return stringify(terms.map(writeContractTerm), { header: true, columns: [...TERM_COLUMNS] });
}
