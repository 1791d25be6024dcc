import { type DynamicModule, Module } from '@nestjs/common';

import { RERATING_PORTS, type ReratingPorts, ReratingResolver } from './rerating.resolver';

/** Re-ratings over the ports given. */
@Module({})
export class ReratingModule {
  static with(ports: ReratingPorts): DynamicModule {
    return { module: ReratingModule, providers: [ReratingResolver, { provide: RERATING_PORTS, useValue: ports }] };
  }
}
