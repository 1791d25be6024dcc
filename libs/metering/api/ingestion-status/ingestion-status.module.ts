import { type DynamicModule, Module } from '@nestjs/common';

import {
  INGESTION_STATUS_PARTS,
  type IngestionStatusParts,
  IngestionStatusResolver,
} from './ingestion-status.resolver';

/** The `ingestionStatus` query over the parts given. */
@Module({})
export class IngestionStatusModule {
  static with(parts: IngestionStatusParts): DynamicModule {
    return {
      module: IngestionStatusModule,
      providers: [IngestionStatusResolver, { provide: INGESTION_STATUS_PARTS, useValue: parts }],
    };
  }
}
