export * from './admission/admission-reasons';
export { AttributePolicy, type AttributeRule, UnsafeAttributeError } from './attributes/attribute-policy';
export type { AttributeTable } from './attributes/attribute-table';
export { namesContent } from './attributes/content-names';
export { DEFAULT_INGESTION_LIMITS, type IngestionLimits } from './sanitise/sanitise-context';
export { type SanitisedRequest, Sanitiser } from './sanitise/sanitiser';
