import type { FileProblem } from '@tokenledger/pricing/domain';

import type { CommandOutcome } from './command-outcome';

const MOST_SHOWN = 20;

/** Lines are counted as an editor shows them. */
export function refusedFile(
  file: string,
  problems: readonly FileProblem[],
): CommandOutcome & { readonly failed: true } {
  const shown = problems.slice(0, MOST_SHOWN).map(({ line, field, problem }) => `line ${line}, ${field}: ${problem}`);
  const rest = problems.length - shown.length;
  return {
    lines: [`${file}: nothing was changed`, ...shown, ...(rest > 0 ? [`and ${rest} more`] : [])],
    failed: true,
  };
}
