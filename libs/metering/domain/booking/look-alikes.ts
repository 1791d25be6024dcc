import type { UsageReading } from '../ledger/usage-reading';
import { inputTokensOf } from '../usage/token-sums';

/** Times of one process are only rounded. */
export const ROUNDING_US = 50_000;

/**
 * Whether two readings may be of one call: same model, equal input, overlapping in time, and not of one instrumentation,
 * which sees each call once. Output is not compared: counts of streams differ by a placeholder.
 */
export function looksLike(left: UsageReading, right: UsageReading): boolean {
  return (
    left.scope !== right.scope &&
    isOneModel(left, right) &&
    haveOneInput(left, right) &&
    left.startedAtUs <= right.endedAtUs + ROUNDING_US &&
    right.startedAtUs <= left.endedAtUs + ROUNDING_US
  );
}

/** Calls that failed have none. */
function haveOneInput(left: UsageReading, right: UsageReading): boolean {
  const input = inputTokensOf(left.usage.quantities);
  if (input !== inputTokensOf(right.usage.quantities)) return false;
  return input > 0 || (left.errorType !== undefined && right.errorType !== undefined);
}

/** Whether nothing of the provider's names the call: only its span does. */
export function isUnnamedCall({ role, identity }: UsageReading): boolean {
  return role === 'call' && identity === 'span';
}

export function modelsOf({ requestModel, responseModel }: UsageReading): readonly string[] {
  return [requestModel, responseModel].flatMap((model) => (model === undefined ? [] : [model.toLowerCase()]));
}

function isOneModel(left: UsageReading, right: UsageReading): boolean {
  return modelsOf(left).some((one) => modelsOf(right).some((other) => isSameModel(one, other)));
}

/** A model may be asked for by its name and answer with its dated one: `gpt-4o-2024-08-06`, but not `gpt-4o-mini`. */
function isSameModel(left: string, right: string): boolean {
  return left === right || isDatedName(left, right) || isDatedName(right, left);
}

function isDatedName(dated: string, name: string): boolean {
  return dated.startsWith(name) && /^[-@](?:\d|latest$)/.test(dated.slice(name.length));
}
