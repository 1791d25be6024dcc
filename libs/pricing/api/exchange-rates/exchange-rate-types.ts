import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DecimalScalar, InputIssueType } from '@tokenledger/shared/graphql';

@ObjectType('ExchangeRate', { description: '1 of `from` is `rate` of `to`, as the source quotes it.' })
export class ExchangeRateType {
  @Field(() => String, { description: 'ISO 4217.' })
  from!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  to!: string;

  @Field(() => String, { description: 'A day (`2026-03-10`) or a month (`2026-03`).' })
  period!: string;

  @Field(() => DecimalScalar)
  rate!: string;

  @Field(() => String, { description: 'Where it was read; of a cross rate, the two quotes it comes from.' })
  source!: string;

  @Field(() => Boolean, { description: "The organisation's own: taken before that of the installation." })
  own!: boolean;
}

@ObjectType('ExchangeRates')
export class ExchangeRatesType {
  @Field(() => [ExchangeRateType], { description: 'The newest first.' })
  rates!: ExchangeRateType[];

  @Field(() => Int, { description: 'Rates that were found, shown or not.' })
  totalCount!: number;

  @Field(() => [String], { description: 'Every pair that is quoted, such as `EUR/USD`.' })
  pairs!: string[];
}

@InputType('ExchangeRateInput', { description: "A rate of the organisation's own." })
export class ExchangeRateInput {
  @Field(() => String, { description: 'ISO 4217.' })
  from!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  to!: string;

  @Field(() => String, { description: 'A day (`2026-03-10`) or a month (`2026-03`).' })
  period!: string;

  @Field(() => String, { description: 'A plain decimal: so much of `to` for 1 of `from`.' })
  rate!: string;

  @Field(() => String, { description: 'Where it was read.' })
  source!: string;
}

@InputType('ImportExchangeRatesInput')
export class ImportExchangeRatesInput {
  @Field(() => String, {
    description: 'Lines `from,to,period,rate,source`, or a table of the European Central Bank (`Date,USD,…`).',
  })
  csv!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Pairs such as `CNY/USD` to be worked out from the quotes of the file, as lines that say so.',
  })
  cross!: string[];

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;
}

@ObjectType('ExchangeRateChange', {
  description: 'New calls are converted with it within seconds; booked ones keep theirs until they are rated again.',
})
export class ExchangeRateChangeType {
  @Field(() => Boolean, { description: 'False for a preview.' })
  applied!: boolean;

  @Field(() => Int)
  addedCount!: number;

  @Field(() => Int)
  supersededCount!: number;

  @Field(() => Int)
  unchangedCount!: number;

  @Field(() => [ExchangeRateType], { description: 'The first hundred.' })
  added!: ExchangeRateType[];

  @Field(() => [ExchangeRateType], { description: 'The first hundred.' })
  superseded!: ExchangeRateType[];

  @Field(() => [String], { description: 'Columns that were passed over: currencies that are not in use any more.' })
  leftOut!: string[];
}

@ObjectType('InvalidExchangeRates', { description: 'Nothing was changed; all that is wrong, the first two hundred.' })
export class InvalidExchangeRatesType {
  @Field(() => [InputIssueType], {
    description:
      '`csv.12.rate` is the column `rate` of line 12, the header included; `csv.12.file` is the line as such.',
  })
  issues!: InputIssueType[];

  @Field(() => Int)
  issueCount!: number;
}

export const ExchangeRateChangeResultUnion = createUnionType({
  name: 'ExchangeRateChangeResult',
  types: () => [ExchangeRateChangeType, InvalidExchangeRatesType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidExchangeRatesType : ExchangeRateChangeType),
});
