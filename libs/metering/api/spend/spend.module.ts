import { type DynamicModule, Module } from '@nestjs/common';

import { SPEND_PORTS, type SpendPorts, SpendResolver } from './spend.resolver';

/** The `spend` query over the ports given. */
@Module({})
export class SpendModule {
  static with(ports: SpendPorts): DynamicModule {
    return { module: SpendModule, providers: [SpendResolver, { provide: SPEND_PORTS, useValue: ports }] };
  }
}
