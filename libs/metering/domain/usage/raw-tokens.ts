// Shared with the SDK, which counts by the same rules.
export type { InputBasis, RawTokens } from '@tokenledger/shared/usage';
