import type { TextsLike } from '@tokenledger/shared/ui';

import type { ORGANISATION_EN } from './en';

/** Texts of this page, Simplified Chinese. */
export const ORGANISATION_ZH_CN: TextsLike<typeof ORGANISATION_EN> = {
  title: '组织设置',
  lead: '针对整个组织的操作。只有所有者可以看到此页面。',
  failed: '没有任何更改',
  what: '基本信息',
  name: '名称',
  rename: '重命名',
  renamed: '组织已更名。',
  id: '标识',
  timeZone: '时区',
  currency: '货币',
  setElsewhere: '时区在创建组织时设定。货币在“价格 → 汇率”中更改。',
  exports: '导出全部数据',
  exportsWhat:
    '一个文件包含完整账本、组织目录、价格、规则、人员和审计日志，格式为压缩的 JSON 行，并附校验清单。密码、密钥内容和会话不在其中。每次下载都会记入审计日志。',
  deletion: '删除组织',
  deletionWhat:
    '七天后将删除全部内容：账本、所有设置、人员、密钥、审计日志和导出文件。在此之前一切照常，所有人都会看到提示，任何所有者都可以撤回。之后无法恢复。',
  typeName: '输入“{{ name }}”以确认',
  delete: '七天后删除',
  due: '{{ by }} 申请删除此组织。全部内容将于 {{ at }} 删除。',
  keep: '保留组织',
  kept: '组织已保留。',
  tooLate: '为时已晚：组织正在删除。',
  list: {
    start: '开始导出',
    namesHidden:
      '导出文件包含所有人的姓名，而贵组织隐藏姓名。请先为自己显示姓名，时长足够开始并下载导出即可；原因会记入审计日志。',
    startFailed: '未能开始导出',
    failed: '无法读取导出记录',
    queued: '导出即将开始',
    running: '已写入 {{ rows }} 行',
    by: '申请人：{{ who }}',
    kept: '共 {{ rows }} 行；保留至 {{ until }}',
    notDone: '导出失败：{{ why }}',
    expired: '文件保留一周后已删除。',
    download: '下载（{{ size }}）',
    none: '尚无导出记录。',
  },
};
