import { createUnionType, Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type AnswerShape,
  type AnswerShapes,
  type ModelAnswers,
  shiftOf,
  type ShiftVerdict,
} from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar } from '@tokenledger/shared/graphql';

import { MoneyType } from '../spend/spend-report';
import { toApiMoney } from '../spend/to-api-money';
import { InvalidChecksInputType, PENDING } from './checks-input';

const TEXT = () => String;
const UNKNOWN = { nullable: true, description: 'null: not known.' } as const;
const INDEX = { nullable: true, description: 'Population stability index; null: nothing to compare with.' } as const;

export const ShiftVerdictEnum = {
  TOO_FEW: 'too-few',
  CALLERS_CHANGED: 'callers-changed',
  STEADY: 'steady',
  DRIFTING: 'drifting',
  SHIFTED: 'shifted',
} as const satisfies Record<string, ShiftVerdict>;

registerEnumType(ShiftVerdictEnum, {
  name: 'ShiftVerdict',
  description: 'Whether the answers of a model became others than in the 28 days before.',
  valuesMap: {
    TOO_FEW: { description: 'Fewer than 200 answers on either side: not judged.' },
    CALLERS_CHANGED: { description: 'They did, and other services call it than before: no sign of another model.' },
    STEADY: { description: 'The index is below 0.10, or not above what chance gives.' },
    DRIFTING: { description: 'The index is from 0.10 to 0.25.' },
    SHIFTED: { description: 'The index is above 0.25: worth a look.' },
  },
});

@ObjectType('CallsByWord')
export class CallsByWordType {
  @Field(TEXT, UNKNOWN)
  word!: string | null;

  @Field(() => BigIntScalar)
  calls!: bigint;
}

@ObjectType('PricedCalls', { description: 'What the priced answers cost, in one currency.' })
export class PricedCallsType {
  @Field(() => MoneyType)
  cost!: MoneyType;

  @Field(() => BigIntScalar)
  calls!: bigint;
}

@ObjectType('AnswerShape', { description: 'What the answers of a model were like; whole answers only.' })
export class AnswerShapeType {
  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  outputTokens!: bigint;

  @Field(() => BigIntScalar, { description: 'Output tokens that half of the answers stay within.' })
  median!: bigint;

  @Field(() => BigIntScalar, { description: 'Output tokens that nine tenths of the answers stay within.' })
  p90!: bigint;

  @Field(() => [BigIntScalar], {
    description: 'Calls by length: place 0 has no tokens, place n has 2^(n-1) up to 2^n - 1.',
  })
  lengths!: bigint[];

  @Field(() => [CallsByWordType], { description: 'By how the answer ended, the most calls first.' })
  endings!: CallsByWordType[];

  @Field(() => [PricedCallsType])
  priced!: PricedCallsType[];
}

@ObjectType('AnswerWeek', { description: 'Weeks are counted back from the end of the range.' })
export class AnswerWeekType {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => BigIntScalar)
  calls!: bigint;

  @Field(() => BigIntScalar)
  outputTokens!: bigint;

  @Field(() => BigIntScalar)
  median!: bigint;

  @Field(() => BigIntScalar)
  p90!: bigint;
}

@ObjectType('ModelAnswers')
export class ModelAnswersType {
  @Field(TEXT, UNKNOWN)
  provider!: string | null;

  @Field(TEXT, UNKNOWN)
  model!: string | null;

  @Field(() => ShiftVerdictEnum)
  verdict!: ShiftVerdict;

  @Field(() => Float, { ...INDEX })
  lengthsIndex!: number | null;

  @Field(() => Float, INDEX)
  endingsIndex!: number | null;

  @Field(() => Float, { ...INDEX, description: 'Of the services that called it; above 0.25 the callers changed.' })
  servicesIndex!: number | null;

  @Field(() => AnswerShapeType)
  now!: AnswerShapeType;

  @Field(() => AnswerShapeType, { nullable: true, description: 'In the 28 days before the range; null: no answers.' })
  before!: AnswerShapeType | null;

  @Field(() => [AnswerWeekType], { description: 'The oldest first; weeks without answers are left out.' })
  weeks!: AnswerWeekType[];
}

@ObjectType('AnswerShapes')
export class AnswerShapesType {
  @Field(() => [ModelAnswersType], { description: 'Models of the range, the most calls first.' })
  models!: ModelAnswersType[];

  @Field(() => Boolean, { description: 'There are more models than are told.' })
  truncated!: boolean;

  @Field(() => Int, PENDING)
  pendingBuckets!: number;
}

export const AnswerShapesResultUnion = createUnionType({
  name: 'AnswerShapesResult',
  types: () => [AnswerShapesType, InvalidChecksInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidChecksInputType : AnswerShapesType),
});

export function toApiAnswerShapes({ models, truncated, pendingBuckets }: AnswerShapes): AnswerShapesType {
  return { models: models.map(toApiModel), truncated, pendingBuckets };
}

function toApiModel(answers: ModelAnswers): ModelAnswersType {
  const { provider, model, now, before, weeks } = answers;
  const { verdict, lengths, endings, services } = shiftOf(answers);
  return {
    provider,
    model,
    verdict,
    lengthsIndex: lengths ?? null,
    endingsIndex: endings ?? null,
    servicesIndex: services ?? null,
    now: toApiShape(now),
    before: before === undefined ? null : toApiShape(before),
    weeks: weeks.map((week) => ({ ...week, median: BigInt(week.median), p90: BigInt(week.p90) })),
  };
}

function toApiShape({
  calls,
  outputTokens,
  median,
  p90,
  lengths,
  endings,
  cost,
  pricedCalls,
}: AnswerShape): AnswerShapeType {
  return {
    calls,
    outputTokens,
    median: BigInt(median),
    p90: BigInt(p90),
    lengths: lengths.map(BigInt),
    endings: Object.entries(endings)
      .sort(([, left], [, right]) => right - left)
      .map(([word, count]) => ({ word: word === '' ? null : word, calls: BigInt(count) })),
    priced: cost.map((amount) => ({ cost: toApiMoney(amount), calls: pricedCalls[amount.currency] ?? 0n })),
  };
}
