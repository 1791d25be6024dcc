import { TooManyAttemptsError } from '@tokenledger/shared/graphql';

export function tooManyAttempts(retryAfterSeconds: number): TooManyAttemptsError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new TooManyAttemptsError(`there were too many wrong passwords: try again in ${wait}`, retryAfterSeconds);
}
