import type { OtlpRecord } from '@tokenledger/shared/otlp';

import { type Dialect, drop, type Recognition } from './dialect';
import { recogniseByOperation } from './otel-genai';

const SCOPE = 'com.anthropic.claude-platform';
const SERVER = 2;

/**
 * The Claude API's own export (beta of 2026-10-14, platform.claude.com/docs/en/manage-claude/opentelemetry): the SERVER
 * span of a request is the call; model runs, tools and turns inside it are detail and repeat its usage.
 */
export const claudePlatform: Dialect = {
  name: 'claude-platform',
  recognise(record: OtlpRecord): Recognition | undefined {
    if (record.signal !== 'span' || record.origin.scope.name !== SCOPE) return undefined;
    if (record.kind !== SERVER) return drop('vendor-detail');
    return recogniseByOperation(record, { dialect: 'claude-platform', observer: 'vendor' });
  },
};
