import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { IngestionState, StreamLag } from '@tokenledger/metering/domain';
import { BigIntScalar, DateTimeScalar } from '@tokenledger/shared/graphql';

/** Names in the schema, values in the domain. */
export const IngestionStateEnum = {
  NEVER_RECEIVED: 'never-received',
  RECEIVING: 'receiving',
  IDLE: 'idle',
  DELAYED: 'delayed',
} as const satisfies Record<string, IngestionState>;

registerEnumType(IngestionStateEnum, {
  name: 'IngestionState',
  description: "How the reader's organisation's ingestion is doing.",
  valuesMap: {
    NEVER_RECEIVED: { description: 'No call ever arrived.' },
    RECEIVING: { description: 'A call arrived within the last 5 minutes.' },
    IDLE: { description: 'Calls arrived, none within the last 5 minutes.' },
    DELAYED: {
      description:
        'What arrives reaches the figures too late, whether calls arrive or not: records wait and none was booked for a ' +
        'minute, more than 1000 records have waited for a minute, or quarter hours of the organisation are pending and ' +
        'none of anybody was brought up to date for 2 minutes. Nothing is lost meanwhile.',
    },
  },
});

export type LagUnknownReason = Extract<StreamLag, { readonly known: false }>['reason'];

export const LagUnknownReasonEnum = {
  NO_PROCESSOR: 'no-processor',
  NOT_TOLD: 'not-told',
} as const satisfies Record<string, LagUnknownReason>;

registerEnumType(LagUnknownReasonEnum, {
  name: 'LagUnknownReason',
  description: 'Why it is not known how many records wait.',
  valuesMap: {
    NO_PROCESSOR: { description: 'No processor has given a sign of life for 30 seconds: nothing is booked.' },
    NOT_TOLD: { description: 'Processors are alive, and the brokers of the stream do not tell them.' },
  },
});

@ObjectType('CallsOfMinute')
export class CallsOfMinuteType {
  @Field(() => DateTimeScalar, { description: 'First instant of the minute.' })
  minute!: Date;

  @Field(() => BigIntScalar, { description: 'Booked calls that arrived in it; 0 where none did.' })
  calls!: bigint;
}

@ObjectType('StreamLag', { description: 'What waits on the stream.' })
export class StreamLagType {
  @Field(() => BigIntScalar, {
    description: 'Records that no processor has booked yet, of all organisations together: a record holds many calls.',
  })
  records!: bigint;

  @Field(() => DateTimeScalar, { description: 'When a processor counted them.' })
  measuredAt!: Date;
}

@ObjectType('DeadLetterTally', { description: "The organisation's records that could not be booked." })
export class DeadLetterTallyType {
  @Field(() => BigIntScalar, { description: 'Waiting for a replay.' })
  waiting!: bigint;

  @Field(() => BigIntScalar, { description: 'Replayed already.' })
  replayed!: bigint;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the newest one failed; null where there is none.' })
  newestAt!: Date | null;
}

@ObjectType('UsageSender', { description: 'A service that reports calls, with its key and its way of reporting.' })
export class UsageSenderType {
  @Field(() => String, { nullable: true, description: 'Public id of the ingestion key; null: reported without one.' })
  keyId!: string | null;

  @Field(() => String, { nullable: true, description: 'null: the service does not say its name.' })
  service!: string | null;

  @Field(() => String, { description: 'Convention that the calls were reported by, such as otel-genai.' })
  dialect!: string;

  @Field(() => BigIntScalar, {
    description:
      'Different calls that it reported, arrived within the last 24 hours. Others may have reported them too.',
  })
  calls24h!: bigint;

  @Field(() => DateTimeScalar, { description: 'When its newest report arrived.' })
  newestArrivalAt!: Date;
}

@ObjectType('IngestionEndpoints', {
  description: 'Where usage is sent to, as senders reach it; null where this installation does not say.',
})
export class IngestionEndpointsType {
  @Field(() => String, {
    nullable: true,
    description: 'Base address of OTLP over HTTP, without /v1/traces: what OTEL_EXPORTER_OTLP_ENDPOINT takes.',
  })
  otlpHttp!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of OTLP over gRPC, with its scheme.' })
  otlpGrpc!: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Brokers as host:port, for senders that write to the stream themselves; null where none may.',
  })
  kafkaBrokers!: string[] | null;
}

@ObjectType('IngestionStatus', { description: "How the reader's organisation's ingestion is doing right now." })
export class IngestionStatusType {
  @Field(() => IngestionStateEnum, { description: 'The whole in a word.' })
  state!: IngestionState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Start of the newest call; null where there is none.' })
  newestCallAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the newest report of a call arrived; null where none did.',
  })
  newestArrivalAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When this was looked at.' })
  asOf!: Date;

  @Field(() => [CallsOfMinuteType], {
    description: 'The last 60 minutes, the running one (not over yet) included, the oldest first.',
  })
  callsPerMinute!: CallsOfMinuteType[];

  @Field(() => Int, { description: 'Quarters of an hour with calls that are not in the figures yet.' })
  pendingBuckets!: number;

  @Field(() => StreamLagType, {
    nullable: true,
    description: 'Of all organisations together; null where it is not known, which is not 0: see lagUnknownReason.',
  })
  lag!: StreamLagType | null;

  @Field(() => LagUnknownReasonEnum, { nullable: true, description: 'Why lag is null; null where it is not.' })
  lagUnknownReason!: LagUnknownReason | null;

  @Field(() => DeadLetterTallyType, { description: 'How many records could not be booked.' })
  deadLetters!: DeadLetterTallyType;

  @Field(() => [UsageSenderType], {
    description: 'Who reported within the last 24 hours, the 200 with the most calls, the most first.',
  })
  senders!: UsageSenderType[];

  @Field(() => Boolean, { description: 'More than 200 reported.' })
  sendersTruncated!: boolean;

  @Field(() => IngestionEndpointsType, { description: 'Where to send usage.' })
  endpoints!: IngestionEndpointsType;
}
