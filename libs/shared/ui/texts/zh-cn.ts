import type { TextsLike } from '../language/texts';
import type { UI_EN } from './en';

/** Texts of the design system, Simplified Chinese. */
export const UI_ZH_CN: TextsLike<typeof UI_EN> = {
  ui: {
    loading: '加载中…',
    retry: '重试',
    close: '关闭',
    copy: '复制',
    copied: '已复制',
  },
};
