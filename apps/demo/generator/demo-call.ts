import type { DemoModel } from './company/models';
import type { DemoService } from './company/services';
import type { DemoEvidence } from './evidence';

/** Ingestion keys that the organisation sends with, by who holds them. */
export const DEMO_KEYS = ['services', 'coding-agents', 'contractor', 'vendor'] as const;
export type DemoKey = (typeof DEMO_KEYS)[number];

export const KEY_NAMES: Readonly<Record<DemoKey, string>> = {
  services: 'Services',
  'coding-agents': 'Coding agents',
  contractor: 'Contractor laptop',
  vendor: 'Export of the Claude API',
};

export type DemoEnvironment = 'production' | 'staging' | 'development';

/** Tokens of one call, each counted once: they may be added. */
export interface DemoTokens {
  readonly uncachedInput: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  /** Without reasoning. Undefined where the answer never came. */
  readonly output: number | undefined;
  readonly reasoning: number;
}

/** One invented model call. */
export interface DemoCall {
  readonly startMs: number;
  readonly durationMs: number;
  readonly service: DemoService;
  readonly environment: DemoEnvironment;
  readonly key: DemoKey;
  readonly model: DemoModel;
  readonly user: string | undefined;
  readonly agent: string | undefined;
  readonly conversation: string | undefined;
  /** Undefined where the provider refused the call: nothing was used. */
  readonly tokens: DemoTokens | undefined;
  readonly errorType: string | undefined;
  readonly finishReason: string | undefined;
  readonly isRetry: boolean;
  /** Hex. */
  readonly traceId: string;
  readonly spanId: string;
  readonly responseId: string;
  readonly evidence: DemoEvidence;
}

export function inputTokensOf(tokens: DemoTokens): number {
  return tokens.uncachedInput + tokens.cacheRead + tokens.cacheWrite;
}

export function outputTokensOf(tokens: DemoTokens): number {
  return (tokens.output ?? 0) + tokens.reasoning;
}
