import type { OwnerDimension } from '../operations';
import type { CallDetails } from './bill';
import { type Said, sayWord } from './known-words';

/** Who a call is said to belong to, in one dimension. */
export interface OwnerLine {
  readonly dimension: OwnerDimension;
  /** undefined: not known. */
  readonly value: string | undefined;
  /** Where the value was found; undefined where that is not known. */
  readonly evidence: Said | undefined;
}

/** What is charged stands there in any case, known or not. */
const ALWAYS: readonly OwnerDimension[] = ['TEAM', 'PROJECT', 'COST_CENTER'];
const ORDER: readonly OwnerDimension[] = [...ALWAYS, 'SERVICE', 'ENVIRONMENT', 'USER', 'AGENT', 'CONVERSATION'];

export function ownerLinesOf({ owner }: Pick<CallDetails, 'owner'>): readonly OwnerLine[] {
  return ORDER.flatMap((dimension): OwnerLine[] => {
    const named = owner.find((value) => value.dimension === dimension);
    if (named === undefined) {
      return ALWAYS.includes(dimension) ? [{ dimension, value: undefined, evidence: undefined }] : [];
    }
    const { value, evidenceLevel, evidenceAttribute } = named;
    const evidence = evidenceLevel === null ? undefined : sayWord('evidence', evidenceLevel, evidenceAttribute ?? '');
    return [{ dimension, value, evidence }];
  });
}
