// Shared with the SDK, which counts in the same meters.
export {
  INPUT_METERS,
  MAX_TOKENS_PER_CALL,
  type Meter,
  METERS,
  OUTPUT_METERS,
  type Quantities,
} from '@tokenledger/shared/usage';
