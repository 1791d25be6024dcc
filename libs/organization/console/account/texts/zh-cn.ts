import type { TextsLike } from '@tokenledger/shared/ui';

import type { ACCOUNT_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const ACCOUNT_ZH_CN: TextsLike<typeof ACCOUNT_EN> = {
  title: '账户',
  unknown: '无法获取登录信息，请刷新页面重试。',
  who: '当前登录',
  email: '电子邮箱',
  role: '角色',
  noRole: '暂无角色：请联系组织的所有者或平台管理员授予。',
  organization: '组织',
  name: '名称',
  timeZone: '时区',
  timeZoneWhy: '组织的日期以此时区划分，除非页面另行选择。',
  currency: '币种',
  currencyWhy: '优先显示；其他币种的金额并列显示，不会相加。',
  organizationBy: '如需修改，请联系 TokenLedger 的管理员。',
  looks: '语言和主题',
  language: '语言',
  languageWhy: '影响文字、数字和日期的写法，数据本身不变。',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  themeWhy: '“跟随系统”采用此设备的设置，并随其变化。',
  looksWhere: '两项设置仅保存在此浏览器中，不影响其他人。',
  password: {
    title: '密码',
    rules:
      '{{ shortest }} 至 {{ longest }} 个字符，类型不限；不能与当前密码相同，也不能包含您的电子邮箱。四个互不相关的词既安全又好记。',
    effect: '修改后，您在其他浏览器中的会话将全部结束，当前会话不受影响。',
    fields: { current: '当前密码', next: '新密码', repeated: '再次输入新密码' },
    problems: {
      missing: '请填写此项。',
      tooShort: '太短：至少需要 {{ shortest }} 个字符。',
      tooLong: '太长：最多 {{ longest }} 个字符。',
      same: '与当前密码相同，请另选一个。',
      hasEmail: '其中包含您的电子邮箱，请另选一个不易猜到的密码。',
      different: '两次输入不一致，请重新输入新密码。',
    },
    wrongCurrent: '当前密码不正确，请输入您登录时使用的密码。',
    refused: '未被接受：{{ said }}',
    show: '显示输入内容',
    submit: '修改密码',
    working: '正在修改…',
    failed: '密码未被修改',
    changed: '密码已于 {{ at }} 修改，您的其他会话已全部结束。',
  },
};
