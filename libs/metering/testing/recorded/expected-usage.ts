import type { ServedCall, ServedTokens } from './served-call';

/**
 * What an instrumentation does not tell, found by running it. The ledger can only be as exact as what it is told: each
 * loss says what is then expected of it.
 */
export const LOSSES = {
  'cache-split': 'cached tokens stand in the input, unmarked: they are charged as uncached',
  'cache-lifetime': 'cache writes stand without their lifetimes: all are taken for 5 minutes',
  'cache-writes-in-input': 'cache writes stand in the input, unmarked; reads are told',
  'cache-writes': 'cache writes are not told at all: the call is marked as incomplete',
  'cache-tokens': 'cached tokens are not told at all: the call is marked as incomplete',
  'reasoning-split': 'reasoning stands in the output, unmarked; it costs the same',
  placeholder: 'the placeholder token of a stream is counted as output',
  output: 'the output is not told',
  usage: 'no counts are told: the call is shown without any',
  'attempts-apart': 'each attempt is a span: a refused one is shown as a failed call without tokens',
  call: 'the call is not reported at all',
  'earlier-calls': 'of several calls that the client made under one span only the last is told',
} as const;

export type Loss = keyof typeof LOSSES;

export type ServedMeters = Readonly<Required<ServedTokens>>;

/** What the ledger must hold of a scenario: exact wherever the instrumentation tells it. */
export interface ExpectedUsage {
  readonly calls: number;
  readonly perCall: readonly { readonly call: ServedCall; readonly meters: ServedMeters }[];
  readonly sum: ServedMeters;
}

const NOTHING: ServedMeters = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0, reasoning: 0 };
export const SERVED_METERS = Object.keys(NOTHING) as readonly (keyof ServedMeters)[];

export function expectedUsage(served: readonly ServedCall[], losses: readonly Loss[]): ExpectedUsage {
  const isShown = ({ outcome }: ServedCall): boolean => outcome !== 'refused' || losses.includes('attempts-apart');
  const shown = losses.includes('call') ? [] : served.filter(isShown);
  const reported = losses.includes('earlier-calls') ? shown.slice(-1) : shown;
  const perCall = reported.map((call) => ({ call, meters: asTold(call, losses) }));
  const sum = perCall.reduce<ServedMeters>((total, { meters }) => addMeters(total, meters), NOTHING);
  return { calls: reported.length, perCall, sum };
}

export function addMeters(left: ServedMeters, right: ServedMeters): ServedMeters {
  return Object.fromEntries(
    SERVED_METERS.map((meter) => [meter, left[meter] + right[meter]]),
  ) as unknown as ServedMeters;
}

function asTold({ outcome, tokens }: ServedCall, losses: readonly Loss[]): ServedMeters {
  const isLost = (loss: Loss): boolean => losses.includes(loss);
  if (outcome === 'failed' || outcome === 'refused' || isLost('usage')) return NOTHING;
  return outputAsTold(inputAsTold({ ...NOTHING, ...tokens }, isLost), isLost);
}

function outputAsTold(meters: ServedMeters, isLost: (loss: Loss) => boolean): ServedMeters {
  const placeholder = isLost('placeholder') ? 1 : 0;
  if (isLost('output')) return { ...meters, output: placeholder, reasoning: 0 };
  const output = meters.output + placeholder;
  return isLost('reasoning-split')
    ? { ...meters, output: output + meters.reasoning, reasoning: 0 }
    : { ...meters, output };
}

function inputAsTold(meters: ServedMeters, isLost: (loss: Loss) => boolean): ServedMeters {
  const { input, cacheRead, cacheWrite5m, cacheWrite1h } = meters;
  const writes = cacheWrite5m + cacheWrite1h;
  const none = { cacheWrite5m: 0, cacheWrite1h: 0 };
  if (isLost('cache-tokens')) return { ...meters, ...none, cacheRead: 0 };
  if (isLost('cache-writes')) return { ...meters, ...none };
  if (isLost('cache-split')) return { ...meters, ...none, input: input + cacheRead + writes, cacheRead: 0 };
  if (isLost('cache-writes-in-input')) return { ...meters, ...none, input: input + writes };
  return isLost('cache-lifetime') ? { ...meters, cacheWrite5m: writes, cacheWrite1h: 0 } : meters;
}
