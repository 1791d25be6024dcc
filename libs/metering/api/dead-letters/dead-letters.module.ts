import { type DynamicModule, Module } from '@nestjs/common';

import { DEAD_LETTER_PORTS, type DeadLetterPorts, DeadLettersResolver } from './dead-letters.resolver';

/** Dead letters and their replays over the ports given. */
@Module({})
export class DeadLettersModule {
  static with(ports: DeadLetterPorts): DynamicModule {
    return {
      module: DeadLettersModule,
      providers: [DeadLettersResolver, { provide: DEAD_LETTER_PORTS, useValue: ports }],
    };
  }
}
