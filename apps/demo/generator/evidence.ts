import { type DemoModel, MODELS } from './company/models';
import { SUPPORT_COPILOT } from './company/services';
import type { DemoCall } from './demo-call';
import type { SeededRandom } from './seeded-random';

/** Who saw a call, and reports it. */
export type DemoWitness =
  /** The service that made it. */
  | 'service'
  /** A second instrumentation in the same process, in a trace of its own. */
  | 'second-library'
  /** The vendor's own export of what it served. */
  | 'vendor';

/** How the emitter priced a call, where it did. */
export type ReportedPrice = 'as-listed' | 'without-cache-discount';

/** What is told of a call besides what was used: it is what the checks look at. */
export interface DemoEvidence {
  readonly witnesses: readonly DemoWitness[];
  readonly answeredBy: DemoModel;
  readonly reportedPrice: ReportedPrice | undefined;
}

interface Rule {
  readonly service: string;
  /** Of the last so many days, the present one included. Checks look back 92 at the most. */
  readonly lastDays: number;
  /** Of its calls that were answered. */
  readonly share: number;
}

/** What there is to find in the checks. */
export const EVIDENCE = {
  secondLibrary: { service: 'help-centre-chat', lastDays: 30, share: 0.4 },
  vendorToo: { service: SUPPORT_COPILOT, lastDays: 30, share: 0.6 },
  vendorAlone: { service: 'scenario-writer', lastDays: 60, share: 0.5 },
  substituted: { service: 'proposal-writer', lastDays: 21, share: 0.2 },
  pricedRight: { service: 'sql-assistant', lastDays: 90, share: 1 },
  pricedWrong: { service: 'call-notes', lastDays: 90, share: 1 },
} as const satisfies Readonly<Record<string, Rule>>;

export function plainEvidence(model: DemoModel): DemoEvidence {
  return { witnesses: ['service'], answeredBy: model, reportedPrice: undefined };
}

/** @param random draws for calls of these services alone: what other calls are does not depend on it */
export function evidenceOf(call: Omit<DemoCall, 'evidence'>, daysBack: number, random: SeededRandom): DemoEvidence {
  const { service, model, tokens, errorType } = call;
  const plain = plainEvidence(model);
  // A refused call has no answer, and whoever waited in vain does not know what one cost.
  if (tokens === undefined || errorType !== undefined) return plain;
  const holds = (rule: Rule): boolean =>
    rule.service === service.name && daysBack < rule.lastDays && random.isTrue(rule.share);
  if (holds(EVIDENCE.secondLibrary)) return { ...plain, witnesses: ['service', 'second-library'] };
  if (model.provider === 'anthropic' && holds(EVIDENCE.vendorToo))
    return { ...plain, witnesses: ['service', 'vendor'] };
  if (model.provider === 'anthropic' && holds(EVIDENCE.vendorAlone)) return { ...plain, witnesses: ['vendor'] };
  if (model === MODELS.gpt56Sol && holds(EVIDENCE.substituted)) return { ...plain, answeredBy: MODELS.gpt54 };
  if (holds(EVIDENCE.pricedRight)) return { ...plain, reportedPrice: 'as-listed' };
  if (holds(EVIDENCE.pricedWrong)) return { ...plain, reportedPrice: 'without-cache-discount' };
  return plain;
}
