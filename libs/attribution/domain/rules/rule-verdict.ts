import type { AttributionRule } from './attribution-rule';
import type { RuleAnswer } from './compile-rule';

/**
 * Why rules leave a call to nobody.
 *
 * - `unmapped-value`: it gives a value that conditions compare (a service, a tag), and no rule takes it
 * - `unknown-key`: all it gives of what conditions compare is its key, and no rule takes that
 */
export type UnownedReason = 'unmapped-value' | 'unknown-key';

/** What rules say of a call. */
export type RuleVerdict =
  | { readonly outcome: 'owned'; readonly rule: AttributionRule; readonly answer: RuleAnswer }
  /** Without a reason the call gives nothing that rules compare. */
  | { readonly outcome: 'unowned'; readonly reason: UnownedReason | undefined }
  /** The first rule that could take it asks for something that was not kept of this call: nobody can say any more. */
  | { readonly outcome: 'undecidable'; readonly rule: AttributionRule };
