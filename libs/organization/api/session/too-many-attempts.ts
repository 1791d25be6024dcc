import type { Admission } from '@tokenledger/organization/domain';
import { TooManyAttemptsError } from '@tokenledger/shared/graphql';

/** @param what there were too many of */
export function tooManyAttempts(retryAfterSeconds: number, what = 'wrong passwords'): TooManyAttemptsError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new TooManyAttemptsError(`there were too many ${what}: try again in ${wait}`, retryAfterSeconds);
}

/** @throws TooManyAttemptsError */
export function demandAdmission(admission: Admission, what: string): void {
  if (!admission.admitted) throw tooManyAttempts(admission.retryAfterSeconds, what);
}
