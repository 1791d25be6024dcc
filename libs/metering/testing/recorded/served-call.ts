/** Tokens that are in no other count of the call, as the ledger's meters have them. */
export interface ServedTokens {
  readonly input: number;
  readonly cacheRead?: number;
  readonly cacheWrite5m?: number;
  readonly cacheWrite1h?: number;
  readonly output?: number;
  readonly reasoning?: number;
}

/**
 * One request that a provider's stand-in took, and what the provider would charge for it: the truth that a ledger is
 * held against.
 */
export interface ServedCall {
  readonly provider: 'openai' | 'anthropic' | 'gcp.gemini' | 'aws.bedrock' | 'cohere' | 'ollama';
  readonly api: string;
  readonly model: string;
  /** Empty where the request failed, and where answers of the kind have none. */
  readonly responseId: string;
  /** `refused`: answered 429, the client tries again. `cut`: the connection broke before the provider told its counts. */
  readonly outcome: 'answered' | 'refused' | 'failed' | 'cut';
  readonly tokens: ServedTokens;
}
