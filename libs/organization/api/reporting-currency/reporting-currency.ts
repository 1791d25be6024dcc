import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { InputIssueType } from '@tokenledger/shared/graphql';

@ObjectType('ReportingCurrencyChanged', {
  description: 'Calls that are booked keep the currency they were converted into, until they are rated again.',
})
export class ReportingCurrencyChangedType {
  @Field(() => String, { description: 'ISO 4217; new calls are converted into it within seconds.' })
  reportingCurrency!: string;
}

@ObjectType('InvalidReportingCurrency')
export class InvalidReportingCurrencyType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const ChangeReportingCurrencyResultUnion = createUnionType({
  name: 'ChangeReportingCurrencyResult',
  types: () => [ReportingCurrencyChangedType, InvalidReportingCurrencyType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidReportingCurrencyType : ReportingCurrencyChangedType),
});
