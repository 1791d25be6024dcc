import type { TextsLike } from '@tokenledger/shared/ui';

import type { SET_UP_EN } from './en';

export const SET_UP_ZH_CN: TextsLike<typeof SET_UP_EN> = {
  failed: '无法获取发送地址',
  keyTitle: '获取接入密钥',
  keyWhy: '密钥用于识别用量属于谁。为每个发送方单独创建密钥，便于分别查看、更换和吊销。密钥内容只显示一次。',
  makeKey: '创建密钥',
  toKeys: '查看现有密钥',
  keyInSnippets: '下方代码中已填入密钥“{{ name }}”（{{ id }}），离开或刷新此页面后即清除，不会保存在任何地方。',
  forgetKey: '移除',
  sendTitle: '发送调用',
  otlpHttp: 'OTLP/HTTP 地址',
  otlpGrpc: 'OTLP/gRPC 地址',
  kafka: 'Kafka 代理节点（供自行签名的发送方使用）',
  notTold: '此部署未提供',
  noEndpoint: '此部署未说明发送地址。请向 TokenLedger 的管理员询问，或请其设置 PUBLIC_OTLP_HTTP_URL。',
  copyAddress: '复制{{ of }}',
  team: '团队',
  project: '项目',
  ownerWhy: '属性“team”和“project”决定费用归属。没有团队、项目和成本中心的调用仍会计入，但显示为未分摊。',
  way: '发送方式',
  copySnippet: '复制代码',
  ways: {
    sdk: {
      name: 'TypeScript SDK',
      what: '适用于 Node 服务。它接入已在运行的 OpenTelemetry，或自行启动一个；不因采样丢失调用，也不发送提示词。',
      owner: '“owner”对整个服务生效；withUsageContext({ team, project }, …) 仅对其中运行的代码生效。',
    },
    environment: {
      name: 'OTLP 环境变量',
      what: '适用于任何使用 OpenTelemetry SDK 上报模型调用（GenAI 规范）的服务，无需修改代码。',
      owner: 'OTEL_RESOURCE_ATTRIBUTES 对整个进程生效；Span 上的“team”和“project”属性优先。',
    },
    curl: {
      name: 'curl',
      what: '发送一个刚刚发生的 gpt-4o 调用：输入 1,200 个 Token（其中 1,000 个来自缓存），输出 80 个 Token。粘贴到终端即可看到它到达。它会像其他调用一样入账。',
      owner: '资源属性“team”和“project”指明归属。',
    },
    collector: {
      name: 'OpenTelemetry Collector',
      what: '适用于已部署 Collector 的环境：添加此导出器，并使用不含采样的管道。',
      owner: '由发送方自行提供“team”和“project”；处理器“resource/owner”补全缺失的部分。',
    },
    'claude-code': {
      name: 'Claude Code',
      what: 'Claude Code 将每个请求作为日志事件上报。其指标是同一批请求的累计，因此这里不启用。',
      owner: 'OTEL_RESOURCE_ATTRIBUTES 为启动者指明“team”和“project”；使用者取自事件中的 user.email。',
    },
    python: {
      name: 'Python',
      what: '适用于通过 OpenAI 客户端调用模型的 Python 服务；其他客户端有各自的插桩库。',
      owner: 'Resource.create 对整个进程生效；Span 上的“team”和“project”属性优先。',
    },
  },
  arrivalTitle: '确认到达',
  waitingFirst: '正在等待第一个调用…',
  waitingNext: '正在等待下一个调用…',
  waitingKey: '正在等待使用密钥“{{ name }}”的第一个调用…',
  waitingHint: '每 5 秒检查一次。调用通常在发送后 10 秒内显示。',
  arrived: '接入成功：“{{ service }}”在{{ age }}上报。',
  unnamedService: '未命名的服务',
  unnamedModel: '未注明模型',
  toCall: '打开该调用（{{ model }}）',
  toCalls: '查看调用',
};
