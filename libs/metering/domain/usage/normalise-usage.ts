// Shared with the SDK, which counts by the same rules.
export {
  type BasisRule,
  type Confidence,
  type NormalisedUsage,
  type NormaliseOptions,
  normaliseUsage,
  type UsageStatus,
} from '@tokenledger/shared/usage';
