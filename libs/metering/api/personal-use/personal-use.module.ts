import { type DynamicModule, Module } from '@nestjs/common';

import { PERSONAL_USE_PORTS, PersonalUseResolver, type PersonalUseResolverPorts } from './personal-use.resolver';

/** The `myUse` query over the ports given. */
@Module({})
export class PersonalUseModule {
  static with(ports: PersonalUseResolverPorts): DynamicModule {
    return {
      module: PersonalUseModule,
      providers: [PersonalUseResolver, { provide: PERSONAL_USE_PORTS, useValue: ports }],
    };
  }
}
