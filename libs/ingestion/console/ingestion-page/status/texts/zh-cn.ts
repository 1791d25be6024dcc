import type { TextsLike } from '@tokenledger/shared/ui';

import type { STATUS_EN } from './en';

export const STATUS_ZH_CN: TextsLike<typeof STATUS_EN> = {
  failed: '无法获取接入状态',
  badges: { RECEIVING: '正常接收', IDLE: '空闲', DELAYED: '延迟', NEVER_RECEIVED: '尚无数据' },
  states: {
    RECEIVING: '调用正常到达并计入数据，最近一次上报在{{ age }}。',
    IDLE: '最近 5 分钟没有调用到达，最近一次上报在{{ age }}。如果期间确实没有调用，则属正常。',
    DELAYED: '到达的数据计入较慢。数据没有丢失，处理程序跟上后会全部入账。',
    NEVER_RECEIVED: '尚未收到任何调用。创建一个密钥并发送第一个调用，只需一分钟。',
  },
  toSetUp: '发送第一个调用',
  newestArrival: '最近上报到达',
  newestCall: '最新调用开始',
  newestCallHelp: '最新一个调用的发起时间，以发送方的时钟为准。批量发送、重试和导入会使上报晚于调用。',
  lag: '等待处理的记录',
  lagHelp: '消息流中尚未入账的记录数，包含所有组织。一条记录包含多个调用。',
  measured: '{{ age }}统计',
  lagUnknown: {
    NOT_TOLD: '未知：消息流的代理节点不提供此数据。',
    NO_PROCESSOR: '未知：没有处理程序在运行，数据无法入账。请联系 TokenLedger 的管理员启动处理程序。',
  },
  pending: '待更新的时段（15 分钟）',
  pendingHelp: '已有调用但尚未计入数据的 15 分钟时段。处理程序运行时，几秒内即可更新。',
  pendingNone: '所有数据均为最新',
  pendingSome: '正在更新',
  deadLetters: '待处理的死信',
  toDeadLetters: '查看原因并重放',
  noDeadLetters: '全部记录均已入账',
  perMinute: '每分钟调用数（最近一小时）',
  inHour: '按到达时间共 {{ calls }} 个调用，当前分钟尚未结束',
  calls: '调用数',
  senders: '发送方',
  sendersNote: '最近 24 小时内上报过的发送方。同一个调用可能由多方上报。',
  sendersTruncated: '此处仅列出调用最多的 200 个，另有更多。',
  sendersFile: '发送方',
  noSenders: '最近 24 小时没有发送方上报',
  noSendersWhy: '如果期间应有调用，请检查导出程序是否运行、密钥是否有效。',
  withoutKey: '未使用密钥',
  columns: {
    key: '密钥',
    service: '服务',
    dialect: '上报格式',
    calls: '调用数（24 小时）',
    arrival: '最近上报',
  },
};
