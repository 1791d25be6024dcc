import { type DynamicModule, Module } from '@nestjs/common';

import { EXCHANGE_RATES_PORTS, type ExchangeRatesPorts, ExchangeRatesResolver } from './exchange-rates.resolver';

/** Exchange rates and their changes over the ports given. */
@Module({})
export class ExchangeRatesModule {
  static with(ports: ExchangeRatesPorts): DynamicModule {
    return {
      module: ExchangeRatesModule,
      providers: [ExchangeRatesResolver, { provide: EXCHANGE_RATES_PORTS, useValue: ports }],
    };
  }
}
