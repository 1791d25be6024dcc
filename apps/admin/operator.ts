import { userInfo } from 'node:os';

import { type Actor, operatorActor } from '@tokenledger/organization/domain';

/** Whoever runs this process. In a container their number may have no name. */
export function thisOperator(): Actor {
  try {
    return operatorActor(userInfo().username);
  } catch {
    return operatorActor(`uid ${process.getuid?.() ?? 'unknown'}`);
  }
}
