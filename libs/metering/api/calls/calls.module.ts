import { type DynamicModule, Module } from '@nestjs/common';

import { CallObserversResolver } from './call-observers.resolver';
import { CALLS_PORTS, type CallsPorts, CallsResolver } from './calls.resolver';

/** The `recentCalls` and `call` queries over the ports given. */
@Module({})
export class CallsModule {
  static with(ports: CallsPorts): DynamicModule {
    return {
      module: CallsModule,
      providers: [CallsResolver, CallObserversResolver, { provide: CALLS_PORTS, useValue: ports }],
    };
  }
}
