import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Meter } from '@tokenledger/pricing/domain';
import { DateTimeScalar, DecimalScalar, InputIssueType, MeterEnum, PageInfoType } from '@tokenledger/shared/graphql';

export const PriceListScopeEnum = {
  ORGANISATION: 'organisation',
  INSTALLATION: 'installation',
  PRODUCT: 'product',
} as const;

export type PriceListScope = (typeof PriceListScopeEnum)[keyof typeof PriceListScopeEnum];

registerEnumType(PriceListScopeEnum, {
  name: 'PriceListScope',
  description: 'For whom a list holds; lists of the organisation are asked first, that of the product last.',
  valuesMap: {
    ORGANISATION: { description: "The organisation's own: contracts, and what people entered." },
    INSTALLATION: { description: 'For every organisation of this installation; changed by whoever runs it.' },
    PRODUCT: { description: 'Comes with each release of TokenLedger.' },
  },
});

@ObjectType('PriceList')
export class PriceListType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => PriceListScopeEnum)
  scope!: PriceListScope;

  @Field(() => Int, { description: 'Rises by one with each change.' })
  revision!: number;

  @Field(() => Int)
  lineCount!: number;

  @Field(() => Int, { description: 'Models, or patterns of models, that it names.' })
  modelCount!: number;
}

@ObjectType('PriceLine', { description: 'What one meter of one model costs, when, and under which conditions.' })
export class PriceLineType {
  @Field(() => ID)
  list!: string;

  @Field(() => String)
  provider!: string;

  @Field(() => String, { description: '`*` stands for any characters.' })
  model!: string;

  @Field(() => String, { description: 'A meter as in `Meter`, in the spelling of price lists, or `perCall`.' })
  meter!: string;

  @Field(() => DecimalScalar, { description: 'Of `unit` units.' })
  price!: string;

  @Field(() => Int)
  unit!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First instant in force; null: always was.' })
  validFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First instant no longer in force; null: still is.' })
  validTo!: Date | null;

  @Field(() => Boolean, { description: 'Its days hold now; it may still be bound to hours or a tier.' })
  inForce!: boolean;

  @Field(() => Int, { description: 'Holds for calls with more input tokens than this.' })
  aboveInputTokens!: number;

  @Field(() => String, { nullable: true, description: 'null: the standard tier.' })
  serviceTier!: string | null;

  @Field(() => String, { nullable: true, description: 'null: any.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Hours, zone and weekdays; null: at any time of the day.' })
  window!: string | null;

  @Field(() => String, { description: 'Where it was read.' })
  source!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;
}

@InputType('PriceLinesInput')
export class PriceLinesInput {
  @Field(() => [ID], { nullable: true, description: 'Lists to look in; all of them unless given.' })
  lists?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Keeps lines whose seller, model, source or note contains each word of it, whatever its capitals.',
  })
  search?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Leaves out what is no longer, or not yet, in force.' })
  inForceOnly!: boolean;

  @Field(() => Int, { defaultValue: 100, description: '1 to 500.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

@ObjectType('PriceLineConnection')
export class PriceLineConnectionType {
  @Field(() => Int, { description: 'Lines that were found, on all pages.' })
  totalCount!: number;

  @Field(() => [PriceLineType])
  nodes!: PriceLineType[];

  @Field(() => PageInfoType)
  pageInfo!: PageInfoType;
}

@ObjectType('InvalidPriceLinesInput')
export class InvalidPriceLinesInputType {
  @Field(() => [InputIssueType])
  issues!: InputIssueType[];
}

export const PriceLinesResultUnion = createUnionType({
  name: 'PriceLinesResult',
  types: () => [PriceLineConnectionType, InvalidPriceLinesInputType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidPriceLinesInputType : PriceLineConnectionType),
});

@InputType('EnteredPriceInput')
export class EnteredPriceInput {
  @Field(() => MeterEnum)
  meter!: Meter;

  @Field(() => String, { description: 'Of a million tokens: a plain decimal such as "2.50".' })
  pricePerMillion!: string;
}

@InputType('PriceModelInput', { description: "Prices of one model, for the organisation's own list." })
export class PriceModelInput {
  @Field(() => String, { description: 'The seller as price lists call it; `unnamed` for calls that name none.' })
  seller!: string;

  @Field(() => String, { description: 'A name, or a pattern with `*`.' })
  model!: string;

  @Field(() => String, { nullable: true, description: 'The standard tier unless given.' })
  serviceTier?: string | null;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A day (2026-03-13) or a moment with its zone; for all times unless given.',
  })
  validFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The same; the first moment at which the prices hold no more. What was listed before does not come back.',
  })
  validTo?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Says what would change, and changes nothing.' })
  preview!: boolean;

  @Field(() => String, { description: 'Where the price was read: an address, a contract.' })
  source!: string;

  @Field(() => [EnteredPriceInput])
  prices!: EnteredPriceInput[];
}

@InputType('ChangePriceListInput', { description: "Makes a CSV the whole content of one of the organisation's lists." })
export class ChangePriceListInput {
  @Field(() => String, { description: 'Up to 64 lower-case letters, digits, dots or dashes.' })
  name!: string;

  @Field(() => String, {
    description:
      'With the columns of an exported list; larger ones than a request may be are imported by the command line.',
  })
  csv!: string;

  @Field(() => Boolean, { description: 'Says what would change, and changes nothing.' })
  preview!: boolean;
}

@ObjectType('PriceGap', { description: 'A model has a price before and after, and none between.' })
export class PriceGapType {
  @Field(() => PriceLineType)
  line!: PriceLineType;

  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;
}

@ObjectType('PriceListChange')
export class PriceListChangeType {
  @Field(() => ID)
  list!: string;

  @Field(() => Boolean, { description: 'False for a preview.' })
  applied!: boolean;

  @Field(() => Int)
  addedCount!: number;

  @Field(() => Int)
  supersededCount!: number;

  @Field(() => Int)
  unchangedCount!: number;

  @Field(() => [PriceLineType], { description: 'The first hundred.' })
  added!: PriceLineType[];

  @Field(() => [PriceLineType], { description: 'The first hundred.' })
  superseded!: PriceLineType[];

  @Field(() => [PriceGapType], { description: 'Of the whole list as it would be.' })
  gaps!: PriceGapType[];
}

@ObjectType('InvalidPrices', { description: 'Nothing was changed; all that is wrong, the first two hundred of it.' })
export class InvalidPricesType {
  @Field(() => [InputIssueType], {
    description:
      '`csv.12.price` is the column `price` of line 12, the header included; `csv.12.file` is the line as such.',
  })
  issues!: InputIssueType[];

  @Field(() => Int)
  issueCount!: number;
}

export const ChangePriceListResultUnion = createUnionType({
  name: 'ChangePriceListResult',
  types: () => [PriceListChangeType, InvalidPricesType] as const,
  resolveType: (result: object) => ('issues' in result ? InvalidPricesType : PriceListChangeType),
});
