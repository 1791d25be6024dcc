/** What a command prints; `failed` ends the process with code 1. */
export interface CommandOutcome {
  readonly lines: readonly string[];
  readonly failed?: boolean;
}

export function refused(line: string): CommandOutcome {
  return { lines: [line], failed: true };
}
