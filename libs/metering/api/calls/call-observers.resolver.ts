import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CallSummaryType, OBSERVERS } from './call-summary';

/** Lists tell how many observers saw each call only to clients that ask for it: it is a question of its own. */
@Resolver(() => CallSummaryType)
export class CallObserversResolver {
  @ResolveField('observers', () => Int, OBSERVERS)
  observers(@Parent() call: CallSummaryType): Promise<number> {
    return call.countObservers();
  }
}
