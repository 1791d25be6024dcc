import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { type Observable, throwError, timeout } from 'rxjs';

import { DeadlineExceededError } from '../errors/deadline-exceeded-error';

/** Answers for a resolver that does not: a client waits no longer than the deadline. */
export class DeadlineInterceptor implements NestInterceptor {
  constructor(private readonly deadlineMs: number) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const tooLate = () => throwError(() => new DeadlineExceededError(this.deadlineMs));
    return next.handle().pipe(timeout({ first: this.deadlineMs, with: tooLate }));
  }
}
