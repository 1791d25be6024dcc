import { type DynamicModule, Module } from '@nestjs/common';

import { RULE_USE_PORTS, type RuleUsePorts, RuleUseResolver } from './rule-use.resolver';

/** The `attributionRuleUse` query over the ports given. */
@Module({})
export class RuleUseModule {
  static with(ports: RuleUsePorts): DynamicModule {
    return { module: RuleUseModule, providers: [RuleUseResolver, { provide: RULE_USE_PORTS, useValue: ports }] };
  }
}
