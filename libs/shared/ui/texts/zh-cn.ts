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
    states: {
      loading: '加载中',
      slow: '用时比平常长，仍在处理…',
      working: '处理中…',
      cancel: '取消',
      retry: '重试',
      updating: '正在获取更新的数据',
      stale: '未能取得更新的结果。当前显示的是{{age}}的结果，截至当时仍然有效。',
      quote: '如果问题持续，请提供编号',
      copyId: '复制编号',
      nothing: '这里没有内容',
      nothingWhy: '所选条件下没有任何记录。请选择其他时间范围或范围。',
      failed: '无法显示此内容',
      failures: {
        UNREACHABLE: 'TokenLedger 没有响应。可能是您的网络或 TokenLedger 本身出现故障。',
        UNAVAILABLE: '所需的存储没有响应。数据没有丢失，已记录的内容仍然保留。',
        UNAUTHENTICATED: '您的会话已结束，请重新登录。',
        FORBIDDEN: '您没有权限查看或执行此操作。贵组织的所有者或管理员可以授权。',
        NOT_FOUND: '该内容不存在或已被删除。',
        BAD_USER_INPUT: '无法理解该请求，请检查您的选择。',
        DEADLINE_EXCEEDED: '处理时间过长，已被中止。缩短时间范围或减少分组会更快。',
        TOO_MANY_REQUESTS: '短时间内请求过多，请等待一分钟。',
        CONFLICT: '其他人已在此期间作了修改。请重新加载后再修改。',
        INTERNAL: 'TokenLedger 内部出错。',
        other: 'TokenLedger 拒绝了请求：{{code}}。',
      },
    },
    controls: {
      copyRefused: '浏览器拒绝复制',
    },
  },
};
