import { type DynamicModule, Module } from '@nestjs/common';

import { UNALLOCATED_SPEND_PORTS, UnallocatedResolver, type UnallocatedSpendPorts } from './unallocated.resolver';

/** The `unallocatedSpend` and `ownerCoverage` queries over the ports given. */
@Module({})
export class UnallocatedModule {
  static with(ports: UnallocatedSpendPorts): DynamicModule {
    return {
      module: UnallocatedModule,
      providers: [UnallocatedResolver, { provide: UNALLOCATED_SPEND_PORTS, useValue: ports }],
    };
  }
}
