import { type DynamicModule, Module } from '@nestjs/common';

import { SPEND_BY_UNIT_PORTS, type SpendByUnitPorts, UnitSpendResolver } from './unit-spend.resolver';

/** The `spendByUnit` queries over the ports given. */
@Module({})
export class UnitSpendModule {
  static with(ports: SpendByUnitPorts): DynamicModule {
    return {
      module: UnitSpendModule,
      providers: [UnitSpendResolver, { provide: SPEND_BY_UNIT_PORTS, useValue: ports }],
    };
  }
}
