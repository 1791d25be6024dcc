import { type DynamicModule, Module } from '@nestjs/common';

import {
  DIMENSION_VALUES_PORTS,
  type DimensionValuesPorts,
  DimensionValuesResolver,
} from './dimension-values.resolver';

/** The `dimensionValues` query over the ports given. */
@Module({})
export class DimensionValuesModule {
  static with(ports: DimensionValuesPorts): DynamicModule {
    return {
      module: DimensionValuesModule,
      providers: [DimensionValuesResolver, { provide: DIMENSION_VALUES_PORTS, useValue: ports }],
    };
  }
}
