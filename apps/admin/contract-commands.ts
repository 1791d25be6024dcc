import { readFile } from 'node:fs/promises';

import { type AuditLog, exportMade, isTenantId, type TenantId, type Tenants } from '@tokenledger/organization/domain';
import { readTermCsv, writeTermCsv } from '@tokenledger/pricing/data';
import {
  type ContractTerm,
  type ContractTerms,
  readContractFile,
  type TermChange,
  termChange,
  writeContractTerm,
} from '@tokenledger/pricing/domain';
import type { Clock } from '@tokenledger/shared/time';

import { type CommandOutcome, refused } from './command-outcome';
import { contractPosition, type PositionParts } from './contract-position';
import { refusedFile } from './refused-file';

export interface ContractParts extends PositionParts {
  readonly tenants: Pick<Tenants, 'find'>;
  readonly contractTerms: ContractTerms;
  readonly auditLog: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

export const CONTRACT_USAGE = `  npm run admin -- contracts list TENANT                        percentages, free allowances, minimum commitments
  npm run admin -- contracts export TENANT [KNOWN_AT]           as CSV; as they were known at a moment
  npm run admin -- contracts preview FILE TENANT                what the file would change
  npm run admin -- contracts import FILE TENANT                 makes the file all that its contracts say
  npm run admin -- contracts position TENANT [API]              where allowances and commitments stand in their periods`;

/** @returns undefined where there is no such command */
export async function contractCommand(
  action: string | undefined,
  words: readonly string[],
  parts: ContractParts,
): Promise<CommandOutcome | undefined> {
  if (action === 'list' || action === 'export') return showTerms(action, words, parts);
  if (action === 'position') return showPosition(words, parts);
  if (action === 'preview' || action === 'import') return changeTerms(action, words, parts);
  return undefined;
}

async function showPosition([word, api]: readonly string[], parts: ContractParts): Promise<CommandOutcome> {
  const named = await tenantNamed(word, parts);
  return 'lines' in named ? named : contractPosition(named.tenant, api, parts);
}

async function showTerms(
  action: 'list' | 'export',
  [word, knownAtText]: readonly string[],
  parts: ContractParts,
): Promise<CommandOutcome> {
  const named = await tenantNamed(word, parts);
  if ('lines' in named) return named;
  const knownAt = knownAtText === undefined ? undefined : new Date(knownAtText);
  if (knownAt !== undefined && Number.isNaN(knownAt.getTime())) {
    return refused(`KNOWN_AT: ${knownAtText} is no moment; for example 2026-03-31T22:00:00Z`);
  }
  const terms = await parts.contractTerms.read(named.tenant, knownAt);
  if (action === 'export') {
    const what = { kind: 'contract-terms', id: 'contract-terms' };
    await parts.auditLog.append(named.tenant, exportMade(what, parts.operator, parts.clock.now()));
    return { lines: [writeTermCsv(terms).trimEnd()] };
  }
  if (terms.length === 0)
    return { lines: [`${named.tenant} has no terms; enter some with: contracts import FILE TENANT`] };
  return { lines: terms.map(describeTerm) };
}

async function changeTerms(
  action: 'preview' | 'import',
  [file, word]: readonly string[],
  parts: ContractParts,
): Promise<CommandOutcome> {
  const named = await tenantNamed(word, parts);
  if ('lines' in named) return named;
  const read = await termsOfFile(file);
  if ('lines' in read) return read;
  if (action === 'preview') {
    const change = termChange(await parts.contractTerms.read(named.tenant), read.terms);
    return { lines: describeChange('would change', change) };
  }
  const change = await parts.contractTerms.replace(named.tenant, read.terms, parts.operator, parts.clock.now());
  return {
    lines: [
      ...describeChange('changed', change),
      'New calls get changed percentages within seconds; calls that are booked keep theirs.',
    ],
  };
}

async function termsOfFile(
  file: string | undefined,
): Promise<{ readonly terms: readonly ContractTerm[] } | CommandOutcome> {
  if (file === undefined) return refused('FILE: a CSV file is expected; contracts export shows its columns');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refused(`FILE: ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const csv = readTermCsv(text);
  const terms = csv.ok ? readContractFile(csv.value) : csv;
  return terms.ok ? { terms: terms.value } : refusedFile(file, terms.error);
}

function describeChange(verb: string, { added, superseded, unchanged }: TermChange): readonly string[] {
  return [
    `${verb}: ${added.length} terms more, ${superseded.length} less, ${unchanged} stay`,
    ...superseded.map((term) => `- ${describeTerm(term)}`),
    ...added.map((term) => `+ ${describeTerm(term)}`),
  ];
}

function describeTerm(term: ContractTerm): string {
  const fields = writeContractTerm(term);
  const what =
    term.kind === 'discount'
      ? `${fields.percent} %`
      : [fields.amount, fields.currency, fields.tokens && `${fields.tokens} tokens`, fields.period]
          .filter(Boolean)
          .join(' ');
  const scope = [`${fields.provider || '*'}/${fields.model}`, fields.meters, fields.service_tier]
    .filter(Boolean)
    .join(' ');
  return `${term.kind} ${term.contract}  ${scope}  ${what}  ${fields.valid_from}..${fields.valid_to}`;
}

async function tenantNamed(
  word: string | undefined,
  { tenants }: ContractParts,
): Promise<{ readonly tenant: TenantId } | CommandOutcome> {
  if (word !== undefined && isTenantId(word) && (await tenants.find(word)) !== undefined) return { tenant: word };
  return refused(`TENANT: there is no organisation ${word ?? ''}; create it with: tenant create ID NAME`);
}
