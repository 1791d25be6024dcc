import { RULES_EN } from '../rules/texts/en';

/** Texts of this context's screens, English: the source that other languages must match. */
export const ATTRIBUTION_EN = { attribution: { rules: RULES_EN } } as const;
