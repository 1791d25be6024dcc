import { type DynamicModule, Module } from '@nestjs/common';

import { CONTRACTS_PORTS, type ContractsPorts, ContractsResolver } from './contracts.resolver';

/** The `contractStandings` query over the ports given. */
@Module({})
export class ContractsModule {
  static with(ports: ContractsPorts): DynamicModule {
    return { module: ContractsModule, providers: [ContractsResolver, { provide: CONTRACTS_PORTS, useValue: ports }] };
  }
}
