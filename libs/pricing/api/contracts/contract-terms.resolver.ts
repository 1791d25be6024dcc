import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { actorOf, type AuditLog, exportMade, type Permission, type Principal } from '@tokenledger/organization/domain';
import {
  amendedTerms,
  type ContractTerm,
  type ContractTerms,
  type FileProblem,
  type Numbered,
  readContractFile,
  type TermAmendmentProblem,
  type TermChange,
  termChange,
  type TermFields,
} from '@tokenledger/pricing/domain';
import { CurrentReader, Needs, signedInUser } from '@tokenledger/shared/graphql';
import type { Result } from '@tokenledger/shared/result';
import type { Clock } from '@tokenledger/shared/time';

import {
  AmendContractTermsInput,
  ChangeContractTermsInput,
  ChangeContractTermsResultUnion,
  type ContractTermsChangeType,
  ContractTermType,
  type InvalidContractTermsType,
} from './contract-types';
import { toFileIssue } from '../to-file-issue';
import { fromApiContractTerm, toApiContractTerm } from './to-api-contract-term';

/** Contract terms as files. */
export interface TermCsv {
  read(text: string): Result<readonly Numbered<TermFields>[], readonly FileProblem[]>;
  write(terms: readonly ContractTerm[]): string;
}

export interface ContractTermsPorts {
  readonly contractTerms: ContractTerms;
  readonly termCsv: TermCsv;
  /** For exports. */
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
}

export const CONTRACT_TERMS_PORTS = Symbol('ContractTermsPorts');

const MOST_ISSUES_SHOWN = 200;

@Resolver()
export class ContractTermsResolver {
  constructor(@Inject(CONTRACT_TERMS_PORTS) private readonly ports: ContractTermsPorts) {}

  @Needs<Permission>('prices.read')
  @Query(() => [ContractTermType], { description: "What the organisation's contracts say beside prices." })
  async contractTerms(@CurrentReader() { tenant }: Principal): Promise<ContractTermType[]> {
    return (await this.ports.contractTerms.read(tenant)).map(toApiContractTerm);
  }

  @Needs<Permission>('prices.read')
  @Query(() => String, { description: 'The same as a CSV file; only its header where there are no terms.' })
  async contractTermsCsv(@CurrentReader() reader: Principal): Promise<string> {
    const { contractTerms, termCsv, audit, clock } = this.ports;
    const terms = await contractTerms.read(reader.tenant);
    const what = { kind: 'contract-terms', id: 'contract-terms' };
    await audit.append(reader.tenant, exportMade(what, actorOf(reader), clock.now()));
    return termCsv.write(terms);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangeContractTermsResultUnion, {
    description: "Replaces the organisation's contract terms. Signed-in users only.",
  })
  async changeContractTerms(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => ChangeContractTermsInput }) { csv, preview }: ChangeContractTermsInput,
  ): Promise<ContractTermsChangeType | InvalidContractTermsType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const { contractTerms, termCsv, clock } = this.ports;
    const file = termCsv.read(csv);
    const read = file.ok ? readContractFile(file.value) : file;
    if (!read.ok) return invalid(read.error.map(toFileIssue));
    if (!preview) return toApiChange(await contractTerms.replace(tenant, read.value, actorOf(user), clock.now()), true);
    return toApiChange(termChange(await contractTerms.read(tenant), read.value), false);
  }

  @Needs<Permission>('prices.change')
  @Mutation(() => ChangeContractTermsResultUnion, {
    description: "Adds, ends or takes back single terms of the organisation's contracts. Signed-in users only.",
  })
  async amendContractTerms(
    @CurrentReader() reader: Principal,
    @Args('input', { type: () => AmendContractTermsInput }) { add, supersede, preview }: AmendContractTermsInput,
  ): Promise<ContractTermsChangeType | InvalidContractTermsType> {
    const user = signedInUser(reader);
    const { tenant } = user;
    const { contractTerms, clock } = this.ports;
    const amendment = { add: add.map(fromApiContractTerm), supersede };
    if (!preview) {
      const amend = (terms: readonly ContractTerm[]) => amendedTerms(terms, amendment);
      const amended = await contractTerms.amend(tenant, amend, actorOf(user), clock.now());
      return amended.ok ? toApiChange(amended.value, true) : invalid(amended.error.map(toIssue));
    }
    const before = await contractTerms.read(tenant);
    const after = amendedTerms(before, amendment);
    return after.ok ? toApiChange(termChange(before, after.value), false) : invalid(after.error.map(toIssue));
  }
}

function toIssue({ field, problem }: TermAmendmentProblem): InvalidContractTermsType['issues'][number] {
  return { field, message: problem };
}

function toApiChange({ added, superseded, unchanged }: TermChange, applied: boolean): ContractTermsChangeType {
  return {
    applied,
    added: added.map(toApiContractTerm),
    superseded: superseded.map(toApiContractTerm),
    unchangedCount: unchanged,
  };
}

function invalid(issues: InvalidContractTermsType['issues']): InvalidContractTermsType {
  return { issues: issues.slice(0, MOST_ISSUES_SHOWN), issueCount: issues.length };
}
