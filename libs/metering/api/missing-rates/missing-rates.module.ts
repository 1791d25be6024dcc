import { type DynamicModule, Module } from '@nestjs/common';

import { MISSING_RATES_PORTS, type MissingRatesPorts, MissingRatesResolver } from './missing-rates.resolver';

/** The `missingExchangeRates` query over the ports given. */
@Module({})
export class MissingRatesModule {
  static with(ports: MissingRatesPorts): DynamicModule {
    return {
      module: MissingRatesModule,
      providers: [MissingRatesResolver, { provide: MISSING_RATES_PORTS, useValue: ports }],
    };
  }
}
