import { type DynamicModule, Module } from '@nestjs/common';

import {
  ATTRIBUTION_RULES_PORTS,
  type AttributionRulesPorts,
  AttributionRulesResolver,
} from './attribution-rules.resolver';

/** Attribution rules, their versions and previews over the ports given. */
@Module({})
export class AttributionRulesModule {
  static with(ports: AttributionRulesPorts): DynamicModule {
    return {
      module: AttributionRulesModule,
      providers: [AttributionRulesResolver, { provide: ATTRIBUTION_RULES_PORTS, useValue: ports }],
    };
  }
}
