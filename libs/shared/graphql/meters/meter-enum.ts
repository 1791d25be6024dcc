import { registerEnumType } from '@nestjs/graphql';
import type { Meter } from '@tokenledger/shared/usage';

/** Meters as the API spells them; more than one context tells of them. */
export const MeterEnum = {
  INPUT: 'input',
  CACHE_READ: 'cacheRead',
  CACHE_WRITE_5M: 'cacheWrite5m',
  CACHE_WRITE_1H: 'cacheWrite1h',
  OUTPUT: 'output',
  REASONING: 'reasoning',
  AUDIO_INPUT: 'audioInput',
  AUDIO_CACHE_READ: 'audioCacheRead',
  AUDIO_OUTPUT: 'audioOutput',
  IMAGE_INPUT: 'imageInput',
  IMAGE_OUTPUT: 'imageOutput',
} as const satisfies Record<string, Meter>;

registerEnumType(MeterEnum, {
  name: 'Meter',
  description: 'What a provider charges for. No token is in two meters.',
  valuesMap: {
    INPUT: { description: 'Uncached text, and any input where the provider does not tell them apart.' },
    CACHE_WRITE_5M: { description: 'Also cache writes whose lifetime was not reported.' },
    OUTPUT: { description: 'Without reasoning.' },
  },
});
