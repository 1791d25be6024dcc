import type { TextsLike } from '@tokenledger/shared/ui';

import type { ROLES_EN } from './en';

/** Texts of roles, wherever they are shown, Simplified Chinese. */
export const ROLES_ZH_CN: TextsLike<typeof ROLES_EN> = {
  names: {
    owner: '所有者',
    finance: '财务',
    platformAdmin: '平台管理员',
    lead: '负责人',
    member: '成员',
    auditor: '审计员',
  },
  may: {
    owner: '可查看和修改组织中的全部内容',
    finance: '可查看全部支出，修改价格、货币和归属关系',
    platformAdmin: '可查看全部支出，管理数据管道、密钥、目录和人员',
    lead: '可查看全部支出',
    member: '可查看全部支出',
    auditor: '可查看全部内容，不能修改',
  },
  within: {
    costCentre: '可查看成本中心 {{ unit }} 及其下级的支出',
    team: '可查看团队 {{ unit }} 及其下级的支出',
    project: '可查看项目 {{ unit }} 的支出',
  },
  of: {
    costCentre: '成本中心 {{ unit }} 的{{ role }}',
    team: '团队 {{ unit }} 的{{ role }}',
    project: '项目 {{ unit }} 的{{ role }}',
  },
  kinds: { costCentre: '成本中心', team: '团队', project: '项目' },
  fields: {
    role: '角色',
    withinHint: '可查看某个单位的支出，不能修改任何内容。',
    scope: '范围',
    everywhere: '整个组织',
    unit: { costCentre: '成本中心编号', team: '团队编号', project: '项目编号' },
    unitHint: '与目录中的编号一致。',
  },
};
