import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Observable, throwError, timeout } from 'rxjs';

import { DeadlineExceededError } from '../errors/deadline-exceeded-error';
import { TAKES_LONGER } from './takes-longer';

/** Answers for a resolver that does not: a client waits no longer than the deadline, or several of them (`TakesLonger`). */
export class DeadlineInterceptor implements NestInterceptor {
  private readonly reflector = new Reflector();

  constructor(private readonly deadlineMs: number) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const times = this.reflector.get<number | undefined>(TAKES_LONGER, context.getHandler()) ?? 1;
    const deadlineMs = this.deadlineMs * times;
    const tooLate = () => throwError(() => new DeadlineExceededError(deadlineMs));
    return next.handle().pipe(timeout({ first: deadlineMs, with: tooLate }));
  }
}
