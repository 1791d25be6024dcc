import type { TextsLike } from '@tokenledger/shared/ui';

import { RULES_ZH_CN } from '../rules/texts/zh-cn';
import type { ATTRIBUTION_EN } from './en';

/** Texts of this context's screens, Simplified Chinese. */
export const ATTRIBUTION_ZH_CN: TextsLike<typeof ATTRIBUTION_EN> = { attribution: { rules: RULES_ZH_CN } };
