import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { IngestionStatusReader } from '@tokenledger/metering/domain';
import type { Permission, Principal } from '@tokenledger/organization/domain';
import { CurrentReader, Needs } from '@tokenledger/shared/graphql';

import { IngestionStatusType } from './ingestion-status';
import { type IngestionEndpoints, toApiIngestionStatus } from './to-api-ingestion-status';

export interface IngestionStatusParts {
  readonly status: Pick<IngestionStatusReader, 'status'>;
  readonly endpoints: IngestionEndpoints;
}

export const INGESTION_STATUS_PARTS = Symbol('IngestionStatusParts');

@Resolver()
export class IngestionStatusResolver {
  constructor(@Inject(INGESTION_STATUS_PARTS) private readonly parts: IngestionStatusParts) {}

  @Needs<Permission>('ingestion.read')
  @Query(() => IngestionStatusType, {
    description: "How the reader's organisation's ingestion is doing right now, and where to send usage.",
  })
  async ingestionStatus(@CurrentReader() reader: Principal): Promise<IngestionStatusType> {
    const { status, endpoints } = this.parts;
    return toApiIngestionStatus(await status.status(reader.tenant), endpoints);
  }
}
