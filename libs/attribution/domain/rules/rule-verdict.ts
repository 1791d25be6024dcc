import type { AttributionRule } from './attribution-rule';
import type { RuleAnswer } from './compile-rule';

/**
 * Why rules leave a call to nobody.
 *
 * - `unmapped-value`: it gives a service, an agent, a workspace or another value that conditions compare, and no rule takes it
 * - `unknown-key`: all it gives is the provider's API key, or a key that conditions compare, and no rule takes that
 */
export type UnownedReason = 'unmapped-value' | 'unknown-key';

/** What rules say of a call. */
export type RuleVerdict =
  | { readonly outcome: 'owned'; readonly rule: AttributionRule; readonly answer: RuleAnswer }
  /** No rule takes it, but the directory has its service in a project when it starts. */
  | { readonly outcome: 'placed'; readonly answer: RuleAnswer }
  /** Without a reason the call gives nothing that an owner could be found by. */
  | { readonly outcome: 'unowned'; readonly reason: UnownedReason | undefined }
  /** The first rule that could take it asks for something that was not kept of this call: nobody can say any more. */
  | { readonly outcome: 'undecidable'; readonly rule: AttributionRule };
