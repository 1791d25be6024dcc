import type { TextsLike } from '@tokenledger/shared/ui';

import type { PEOPLE_EN } from './en';

/** Texts of how people are shown in figures, Simplified Chinese. */
export const PEOPLE_ZH_CN: TextsLike<typeof PEOPLE_EN> = {
  title: '数据中的人员',
  lead: '在页面、文件和读取密钥中查看支出与调用时，人员如何显示。组织目录、成员和审计日志始终显示姓名。',
  failed: '无法读取人员显示方式',
  notChanged: '人员显示方式未更改',
  offers: {
    NAMES: '姓名',
    PSEUDONYMS: '化名',
    GROUPS: '群组',
  },
  views: {
    NAMES: '按姓名',
    PSEUDONYMS: '按化名',
    GROUPS: '按至少 {{ size }} 人的群组',
  },
  means: {
    NAMES: '按遥测数据中的名称显示每个人，直至单次调用。',
    PSEUDONYMS: '每个人显示为“Person”加 16 个字符，各月保持一致；无法得知或搜索其真实身份。',
    GROUPS: '只有人数足够时才合并显示；不显示任何个人，也不能按个人筛选。',
  },
  size: '群组最少人数',
  sizeHint: '{{ fewest }} 至 {{ most }}。',
  sizeWrong: '请输入 {{ fewest }} 至 {{ most }} 之间的整数。',
  save: '保存',
  saving: '正在保存…',
  saved: {
    NAMES: '人员现按姓名显示。',
    PSEUDONYMS: '人员现按化名显示。',
    GROUPS: '人员现按至少 {{ size }} 人的群组显示。',
  },
  confirm: {
    what: '此更改从下一次查询起对组织中的所有人生效，涵盖所有月份，并记入审计日志。',
    title: {
      NAMES: '按姓名显示人员？',
      PSEUDONYMS: '按化名显示人员？',
      GROUPS: '按至少 {{ size }} 人的群组显示人员？',
    },
    consequence: {
      NAMES: '所有能查看支出的人都会看到每次调用由谁发起。已经看到的内容无法收回。',
      PSEUDONYMS: '按姓名筛选的已保存地址将被拒绝，单次调用不显示会话。',
      GROUPS: '所有按用户的筛选都将被拒绝，单次调用既不显示人员也不显示会话。',
    },
    action: {
      NAMES: '向所有人显示姓名',
      PSEUDONYMS: '显示化名',
      GROUPS: '显示群组',
    },
  },
  show: '显示姓名…',
  reveal: {
    title: '暂时向您显示姓名',
    what: '只有您能看到姓名，且不超过所选时长。您的姓名、原因和结束时间会记入审计日志。',
    reason: '原因',
    reasonHint: '为什么需要姓名，例如某人的密钥泄露。',
    reasonMissing: '请说明为什么需要姓名。',
    hours: '时长',
    oneHour: '1 小时',
    manyHours: '{{ count }} 小时',
    failed: '未能显示姓名',
    cancel: '取消',
    show: '显示姓名',
    working: '正在显示…',
  },
  shown: {
    what: '您可以看到人员姓名，直至 {{ at }}：{{ reason }}',
    end: '立即结束',
    ended: '已重新对您隐藏姓名。',
    failed: '姓名仍对您显示',
  },
};
