import type { RawTokens } from '@tokenledger/shared/usage';

import type { BlockReader } from '../block/block-reader';
import type { UsageSource } from '../block/usage-source';
import type { PartKind } from '../provider-usage';
import type { Flavour, FlavourReading, RawPart } from './flavour';

/**
 * Anthropic's Messages API, also on Bedrock InvokeModel, Vertex and Azure, and as copied by Moonshot, Zhipu, DeepSeek
 * and MiniMax.
 *
 * `input_tokens` excludes cache reads and writes; thinking is inside the output. A request that ran several models or
 * compacted its context lists the runs in `iterations[]`; the top level is the answer's run only, so the others are
 * parts of their own.
 */
export const anthropicMessages: Flavour = {
  name: 'anthropic-messages',
  api: 'messages',
  provider: 'anthropic',
  operation: 'chat',
  fits: ({ usage }) =>
    usage.has('input_tokens', 'output_tokens') && !usage.has('prompt_tokens', 'input_tokens_details'),
  isUnmistakable: ({ usage, answer }) =>
    usage.has('input_tokens', 'output_tokens') &&
    !usage.has('prompt_tokens', 'input_tokens_details') &&
    (usage.has(
      'cache_read_input_tokens',
      'cache_creation_input_tokens',
      'cache_creation',
      'server_tool_use',
      'iterations',
    ) ||
      answer.text('type') === 'message' ||
      isClaude(answer.text('model'))),
  read: readAnthropic,
};

export function readAnthropic({ usage, answer }: UsageSource): FlavourReading {
  const topLevel = readTokens(usage);
  const model = answer.text('model');
  const runs = usage
    .list('iterations')
    .map((run) => ({ kind: run.text('type') ?? 'message', model: run.text('model'), tokens: readTokens(run) }));
  const region = usage.text('inference_geo');
  const shared = {
    basis: 'exclusive' as const,
    serviceTier: usage.text('speed') === 'fast' ? 'fast' : usage.text('service_tier'),
    region: region === 'not_available' || region === 'global' ? undefined : region,
  };
  if (runs.length === 0) return { ...shared, tokens: topLevel };

  const answerKind = runs.some((run) => run.kind === 'fallback_message') ? 'fallback_message' : 'message';
  const answering = runs.filter((run) => run.kind === answerKind);
  const others = runs.filter((run) => run.kind !== answerKind);
  const sum = answering.map((run) => run.tokens).reduce(addTokens, {});
  const agrees = answering.length === 0 || isSameUsage(sum, topLevel);
  return {
    ...shared,
    tokens: agrees ? topLevel : sum,
    model: answering.find((run) => run.model !== undefined)?.model ?? model,
    furtherParts: others.map((run): RawPart => ({
      kind: kindOf(run.kind),
      model: run.model ?? modelOf(run.kind, model),
      tokens: run.tokens,
    })),
    notes: agrees ? [] : ['iterations-differ-from-top-level'],
  };
}

function readTokens(usage: BlockReader): RawTokens {
  return {
    input: usage.count('input_tokens'),
    output: usage.count('output_tokens'),
    total: usage.count('total_tokens'),
    cacheRead: usage.count('cache_read_input_tokens'),
    cacheWrite: usage.count('cache_creation_input_tokens', 'cache_write_input_tokens'),
    cacheWrite5m: usage.count('cache_creation.ephemeral_5m_input_tokens'),
    cacheWrite1h: usage.count('cache_creation.ephemeral_1h_input_tokens'),
    reasoning: usage.largest('output_tokens_details.thinking_tokens', 'output_tokens_details.reasoning_tokens'),
  };
}

const BILLED = ['input', 'output', 'cacheRead', 'cacheWrite'] as const satisfies readonly (keyof RawTokens)[];

function isSameUsage(left: RawTokens, right: RawTokens): boolean {
  return BILLED.every((name) => (left[name] ?? 0) === (right[name] ?? 0));
}

function addTokens(left: RawTokens, right: RawTokens): RawTokens {
  const names = new Set([...Object.keys(left), ...Object.keys(right)] as (keyof RawTokens)[]);
  return Object.fromEntries([...names].map((name) => [name, sumOfGiven(left[name], right[name])]));
}

function sumOfGiven(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0);
}

function kindOf(iteration: string): PartKind {
  if (iteration === 'compaction') return 'compaction';
  return iteration === 'advisor_message' ? 'advisor' : 'attempt';
}

/** Compaction is done by the answering model. An advisor, or the model that a fallback replaced, is another one. */
function modelOf(iteration: string, answering: string | undefined): string | undefined {
  return iteration === 'compaction' ? answering : undefined;
}

function isClaude(model: string | undefined): boolean {
  return model !== undefined && /(?:^|[./])claude-/.test(model);
}
