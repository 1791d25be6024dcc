import { TokenLedgerError } from '@tokenledger/shared/result';
import type { z } from 'zod';

/** Environment variables as the operating system gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings cannot be used; the message lists every wrong key and what was expected. Never holds a value. */
export class InvalidSettingsError extends TokenLedgerError {
  constructor(readonly problems: readonly string[]) {
    super(
      `The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\nSee .env.example for every key.`,
      {
        code: 'INVALID_SETTINGS',
        retriable: false,
      },
    );
  }
}

/**
 * Reads a process's settings once, at its start.
 * @throws InvalidSettingsError with every problem at once
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment = process.env,
): z.output<Schema> {
  // An empty value is how compose files and shells say "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InvalidSettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}
