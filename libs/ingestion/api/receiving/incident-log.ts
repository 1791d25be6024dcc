import { randomUUID } from 'node:crypto';

import { TokenLedgerError } from '@tokenledger/shared/result';
import type { Logger } from '@tokenledger/shared/telemetry';
import type { Clock } from '@tokenledger/shared/time';

import { brokenInside, type Refusal, unavailable } from '../answers/refusal';

/** An outage fails every request: one line in so many milliseconds says it. */
const REPEAT_AFTER_MS = 10_000;

/** Turns what was thrown into an answer, and into a log line where a person should know. */
export class IncidentLog {
  private readonly saidAtMs = new Map<string, number>();

  constructor(
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  refusalOf(error: unknown): Refusal {
    if (error instanceof TokenLedgerError && error.retriable) {
      this.sayOnceInAWhile(error);
      return unavailable('the receiver cannot store usage at the moment: send again');
    }
    const incidentId = randomUUID();
    this.logger.error('a request failed inside the receiver', { incidentId, error });
    return brokenInside(incidentId);
  }

  private sayOnceInAWhile(error: TokenLedgerError): void {
    const nowMs = this.clock.now().getTime();
    const lastMs = this.saidAtMs.get(error.code);
    if (lastMs !== undefined && nowMs - lastMs < REPEAT_AFTER_MS) return;
    this.saidAtMs.set(error.code, nowMs);
    this.logger.warn('requests are answered "send again"', { code: error.code, error });
  }
}
