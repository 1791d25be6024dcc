import type { TextsLike } from '@tokenledger/shared/ui';

import type { UNITS_EN } from './en';

/** 本页文字，简体中文。 */
export const UNITS_ZH_CN: TextsLike<typeof UNITS_EN> = {
  title: '按组织',
  organisation: '整个组织',
  path: '所在位置',
  asOf: '截至 {{at}}',
  csv: '导出全部层级 CSV',
  csvFailed: '文件未能生成。',
  again: '重试',
  failed: '无法读取按组织的支出',
  noDirectory:
    '组织目录为空：名称按调用中的写法显示。导入成本中心、团队和项目后，每次调用（包括过去的）都会归入其位置。',
  openDirectory: '打开组织目录',
  moves: '这段时间内的变动',
  moved: '{{unit}} 于 {{day}} 从 {{from}} 移至 {{to}}：各自计入自己的日期。',
  pending: '这段时间的部分调用尚未计入。',
  unit: '所属内容',
  spend: '支出（{{currency}}）',
  share: '占比',
  change: '变化',
  calls: '调用',
  tokens: 'Token',
  leadsTo: '前往',
  kind: {
    COST_CENTRE: '成本中心',
    TEAM: '团队',
    PROJECT: '项目',
    SERVICE: '服务',
    ENVIRONMENT: '环境',
  },
  unknown: '不在目录中',
  unknownWhy: '调用中有此名称，但目录中没有。',
  unknownHint: '不在目录中的名称不属于任何单位：请将其加入目录，或加为某个单位的别名。',
  namedThere: '按调用中的写法',
  namedThereWhy: '调用同时写明了它和上级；目录中它在别处。',
  named: '调用中写作：{{names}}',
  days: {
    between: '{{from}}至{{until}}',
    since: '自{{from}}起',
    until: '至{{until}}',
  },
  row: {
    direct: '未写明下级',
    nobody: '无人：未写明团队、项目或成本中心',
    rest: '其他',
    total: '合计',
  },
  unpriced: '另有 {{calls}} 次调用没有价格',
  new: '新增',
  explore: '探索',
  exploreOf: '探索写明 {{name}} 的调用',
  exploreWhy: '这段时间内写明它的所有调用',
  total: '合计',
  nothing: {
    title: '这段时间这里没有支出',
    why: '在此时间范围和筛选条件下，没有调用属于这里。',
    reset: '显示整个组织',
  },
};
