import { type DynamicModule, Module } from '@nestjs/common';

import { CHECKS_PORTS, type ChecksPorts, ChecksResolver } from './checks.resolver';

/** The questions about the ledger itself, over the ports given. */
@Module({})
export class ChecksModule {
  static with(ports: ChecksPorts): DynamicModule {
    return { module: ChecksModule, providers: [ChecksResolver, { provide: CHECKS_PORTS, useValue: ports }] };
  }
}
