import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@tokenledger/shared/telemetry';

/** Nest's own words in our log. What it tells of its start is for whoever debugs it. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), factsOf(details));
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), factsOf(details));
  }

  verbose(message: unknown, ...details: unknown[]): void {
    this.logger.debug(String(message), factsOf(details));
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.logger.warn(String(message), factsOf(details));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.logger.error(String(message), factsOf(details));
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.logger.error(String(message), factsOf(details));
  }
}

function factsOf(details: readonly unknown[]): { readonly details: readonly unknown[] } | undefined {
  return details.length === 0 ? undefined : { details };
}
