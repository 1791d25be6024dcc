import { type DynamicModule, Module } from '@nestjs/common';

import { UNPRICED_MODELS_PORTS, type UnpricedModelsPorts, UnpricedModelsResolver } from './unpriced-models.resolver';

/** The `unpricedModels` query over the ports given. */
@Module({})
export class UnpricedModelsModule {
  static with(ports: UnpricedModelsPorts): DynamicModule {
    return {
      module: UnpricedModelsModule,
      providers: [UnpricedModelsResolver, { provide: UNPRICED_MODELS_PORTS, useValue: ports }],
    };
  }
}
