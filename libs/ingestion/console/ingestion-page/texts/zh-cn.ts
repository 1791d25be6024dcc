import type { TextsLike } from '@tokenledger/shared/ui';

import { DEAD_LETTERS_ZH_CN } from '../dead-letters/texts/zh-cn';
import { KEYS_ZH_CN } from '../keys/texts/zh-cn';
import { SET_UP_ZH_CN } from '../set-up/texts/zh-cn';
import { STATUS_ZH_CN } from '../status/texts/zh-cn';
import type { INGESTION_PAGE_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const INGESTION_PAGE_ZH_CN: TextsLike<typeof INGESTION_PAGE_EN> = {
  title: '数据接入',
  tabs: { status: '状态', 'set-up': '接入指引', keys: '密钥', 'dead-letters': '死信' },
  live: { seconds: '实时 · {{ seconds }} 秒前更新', older: '{{ age }}更新' },
  status: STATUS_ZH_CN,
  setUp: SET_UP_ZH_CN,
  keys: KEYS_ZH_CN,
  deadLetters: DEAD_LETTERS_ZH_CN,
};
