import { type DynamicModule, Module } from '@nestjs/common';

import { CONTRACT_TERMS_PORTS, type ContractTermsPorts, ContractTermsResolver } from './contract-terms.resolver';

/** Contract terms and their changes over the ports given. */
@Module({})
export class ContractTermsModule {
  static with(ports: ContractTermsPorts): DynamicModule {
    return {
      module: ContractTermsModule,
      providers: [ContractTermsResolver, { provide: CONTRACT_TERMS_PORTS, useValue: ports }],
    };
  }
}
