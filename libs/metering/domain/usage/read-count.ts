// Shared with the SDK, which counts by the same rules.
export { type CountReading, readCount } from '@tokenledger/shared/usage';
