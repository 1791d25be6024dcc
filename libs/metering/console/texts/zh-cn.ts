import type { TextsLike } from '@tokenledger/shared/ui';

import type { METERING_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const METERING_ZH_CN: TextsLike<typeof METERING_EN> = {
  metering: {},
};
