import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CommitmentPeriod, ContractTerm } from '@tokenledger/pricing/domain';
import { BigIntScalar, DecimalScalar, InputIssueType } from '@tokenledger/shared/graphql';

export const ContractTermKindEnum = {
  DISCOUNT: 'discount',
  ALLOWANCE: 'allowance',
  COMMITMENT: 'commitment',
} as const satisfies Record<string, ContractTerm['kind']>;

registerEnumType(ContractTermKindEnum, {
  name: 'ContractTermKind',
  valuesMap: {
    DISCOUNT: { description: "A percentage off the list's price, call by call." },
    ALLOWANCE: { description: 'Free money or tokens in each calendar month, settled on the month.' },
    COMMITMENT: { description: 'Paid at the least in each calendar period, settled on the period.' },
  },
});

export const CommitmentPeriodEnum = {
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
} as const satisfies Record<string, CommitmentPeriod>;

registerEnumType(CommitmentPeriodEnum, { name: 'CommitmentPeriod' });

const ONLY = (kinds: string) => ({ nullable: true, description: `Of ${kinds}; null for others.` });

@ObjectType('ContractTerm')
export class ContractTermType {
  @Field(() => ID, { description: 'Names the term by all that it says.' })
  id!: string;

  @Field(() => ContractTermKindEnum)
  kind!: ContractTerm['kind'];

  @Field(() => String, { description: 'Number or name of the contract.' })
  contract!: string;

  @Field(() => String, { nullable: true, description: 'null: every seller.' })
  provider!: string | null;

  @Field(() => String, { description: 'A name or pattern; `*` is every model.' })
  model!: string;

  @Field(() => [String], { description: 'Meters that a discount is given on; empty: all.' })
  meters!: string[];

  @Field(() => String, ONLY('discounts for one service tier'))
  serviceTier!: string | null;

  @Field(() => DecimalScalar, ONLY('discounts'))
  percent!: string | null;

  @Field(() => DecimalScalar, ONLY('commitments, and of allowances of money'))
  amount!: string | null;

  @Field(() => String, ONLY('commitments, and of allowances of money'))
  currency!: string | null;

  @Field(() => BigIntScalar, ONLY('allowances of tokens'))
  tokens!: bigint | null;

  @Field(() => CommitmentPeriodEnum, ONLY('commitments'))
  period!: CommitmentPeriod | null;

  @Field(() => String, { description: 'First day in force, `YYYY-MM-DD`.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'First day no longer in force; null: open.' })
  validTo!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

@InputType('ChangeContractTermsInput', { description: "Makes a CSV all that the organisation's contracts say." })
export class ChangeContractTermsInput {
  @Field(() => String, { description: 'With the columns of `contractTermsCsv`; only its header ends all terms.' })
  csv!: string;

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;
}

const IF_ASKED = (kinds: string) => ({ nullable: true, description: `For ${kinds}; nothing else may have it.` });

@InputType('ContractTermInput', { description: 'Values are text as people write them: `12.5`, `2026-03-13`.' })
export class ContractTermInput {
  @Field(() => ContractTermKindEnum)
  kind!: ContractTerm['kind'];

  @Field(() => String, { description: 'Number or name of the contract.' })
  contract!: string;

  @Field(() => String, { nullable: true, description: 'The seller, such as openai; every one unless given.' })
  provider?: string | null;

  @Field(() => String, { description: 'A name, a pattern with `*`, or `*` for every model.' })
  model!: string;

  @Field(() => [String], { defaultValue: [], description: 'Meters that a discount is given on; all where empty.' })
  meters!: string[];

  @Field(() => String, IF_ASKED('discounts on one service tier'))
  serviceTier?: string | null;

  @Field(() => String, IF_ASKED('discounts: 0 to 100'))
  percent?: string | null;

  @Field(() => String, IF_ASKED('commitments and allowances of money'))
  amount?: string | null;

  @Field(() => String, IF_ASKED('commitments and allowances of money: ISO 4217'))
  currency?: string | null;

  @Field(() => String, IF_ASKED('allowances of tokens'))
  tokens?: string | null;

  @Field(() => CommitmentPeriodEnum, IF_ASKED('commitments'))
  period?: CommitmentPeriod | null;

  @Field(() => String, { description: 'First day in force, `YYYY-MM-DD`.' })
  validFrom!: string;

  @Field(() => String, { nullable: true, description: 'First day no longer in force; open unless given.' })
  validTo?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

@InputType('AmendContractTermsInput', {
  description:
    'Terms that come and terms that go, at one stroke. Ending a term supersedes it by one with an end; undoing adds what was ' +
    'superseded and supersedes what was added. What was known before stays known for the past.',
})
export class AmendContractTermsInput {
  @Field(() => [ContractTermInput], { defaultValue: [] })
  add!: ContractTermInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Ids of terms as they stand.' })
  supersede!: string[];

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;
}

@ObjectType('ContractTermsChange', {
  description: 'New calls get changed percentages within seconds; booked ones keep theirs until they are rated again.',
})
export class ContractTermsChangeType {
  @Field(() => Boolean, { description: 'False for a preview.' })
  applied!: boolean;

  @Field(() => [ContractTermType])
  added!: ContractTermType[];

  @Field(() => [ContractTermType])
  superseded!: ContractTermType[];

  @Field(() => Int)
  unchangedCount!: number;
}

@ObjectType('InvalidContractTerms', { description: 'Nothing was changed; all that is wrong, the first two hundred.' })
export class InvalidContractTermsType {
  @Field(() => [InputIssueType], {
    description:
      '`csv.12.percent` is the column `percent` of line 12, the header included; `csv.12.file` is the line as such. Of amended terms: `add.0.percent`, `supersede.1`.',
  })
  issues!: InputIssueType[];

  @Field(() => Int)
  issueCount!: number;
}

export const ChangeContractTermsResultUnion = createUnionType({
  name: 'ChangeContractTermsResult',
  types: () => [ContractTermsChangeType, InvalidContractTermsType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidContractTermsType : ContractTermsChangeType),
});
