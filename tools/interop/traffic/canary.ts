/**
 * Stands in every prompt, completion, tool argument, event, body and message that the script sends. No store, log or
 * forwarded record may hold it.
 */
export const CANARY = 'canary-7f31c0de-of-a-prompt';
