import { type DynamicModule, Module } from '@nestjs/common';

import { PRICE_LISTS_PORTS, type PriceListsPorts, PriceListsResolver } from './price-lists.resolver';

/** Price lists and their changes over the ports given. */
@Module({})
export class PriceListsModule {
  static with(ports: PriceListsPorts): DynamicModule {
    return {
      module: PriceListsModule,
      providers: [PriceListsResolver, { provide: PRICE_LISTS_PORTS, useValue: ports }],
    };
  }
}
