/** A seller in our own price data, and how calls name it. */
export interface OwnSeller {
  /** The name in the `provider` column of `prices.csv`, and in the price book. */
  readonly provider: string;
  /** Other names that emitters give the seller, in lower case; no name stands for two sellers. */
  readonly aliases: readonly string[];
  /** Hosts of the seller's pay-as-you-go API, whole and in lower case; a host says more than a name. */
  readonly hosts: readonly string[];
}

/**
 * Sellers that npm `@pydantic/genai-prices` lacks, or whose Chinese and international platforms it takes for one.
 *
 * Where a vendor has two platforms, a bare name stands for the one that the vendor's own client calls by default.
 * Left out on purpose: hosts of subscriptions (`coding.dashscope.aliyuncs.com`), which are not billed by the token,
 * and regions with prices of their own that are not in the data (`dashscope-us.aliyuncs.com`).
 */
export const OWN_SELLERS: readonly OwnSeller[] = [
  {
    provider: 'alibaba',
    aliases: [
      'alibaba_cloud',
      'alibaba-cloud',
      'alibabacloud',
      'alibaba.cloud',
      'dashscope-intl',
      'dashscope_intl',
      'qwencloud',
      'qwen_cloud',
    ],
    hosts: ['dashscope-intl.aliyuncs.com'],
  },
  {
    provider: 'alibaba-cn',
    aliases: [
      'alibaba_cn',
      'aliyun',
      'alicloud',
      'bailian',
      'dashscope',
      'dash_scope',
      'qwen',
      'tongyi',
      'tongyi_qianwen',
      'qianwen',
    ],
    hosts: ['dashscope.aliyuncs.com'],
  },
  {
    provider: 'baidu',
    aliases: [
      'baidu_cloud',
      'baiducloud',
      'baidu-qianfan',
      'baidu_qianfan',
      'ernie',
      'ernie_bot',
      'qianfan',
      'wenxin',
      'wenxinworkshop',
      'yiyan',
    ],
    hosts: ['qianfan.baidubce.com'],
  },
  // One host for both currencies: an account is billed in one of them, and only its owner can say in which.
  { provider: 'deepseek-cn', aliases: ['deepseek_cn', 'deepseek.cn'], hosts: [] },
  { provider: 'minimax', aliases: ['minimax-io', 'minimax_io'], hosts: ['api.minimax.io'] },
  {
    provider: 'minimax-cn',
    aliases: ['minimax_cn', 'minimaxi'],
    hosts: ['api.minimaxi.com', 'api.minimax.chat', 'api.minimax.cn'],
  },
  { provider: 'moonshotai', aliases: ['moonshot-intl', 'moonshot_intl'], hosts: ['api.moonshot.ai'] },
  {
    provider: 'moonshotai-cn',
    aliases: ['moonshotai_cn', 'moonshot-cn', 'moonshot_cn', 'kimi-cn', 'kimi_cn'],
    hosts: ['api.moonshot.cn'],
  },
  {
    provider: 'siliconflow',
    aliases: ['silicon_flow', 'silicon-flow', 'siliconcloud', 'silicon_cloud', 'siliconflow-cn', 'siliconflow_cn'],
    hosts: ['api.siliconflow.cn'],
  },
  // Bills in USD and has no prices in the data: named here so that its calls do not get those of the Chinese platform.
  { provider: 'siliconflow-intl', aliases: ['siliconflow_intl', 'siliconflow.com'], hosts: ['api.siliconflow.com'] },
  { provider: 'stepfun', aliases: ['step_fun', 'step-fun', 'stepfun_ai', 'stepfun-ai'], hosts: ['api.stepfun.com'] },
  {
    provider: 'tencent',
    aliases: [
      'hunyuan',
      'tencent-cloud',
      'tencent_cloud',
      'tencentcloud',
      'tencent-hunyuan',
      'tencent_hunyuan',
      'tencent.hunyuan',
    ],
    hosts: ['api.hunyuan.cloud.tencent.com', 'hunyuan.tencentcloudapi.com'],
  },
  {
    provider: 'volcengine',
    aliases: [
      'ark',
      'bytedance',
      'byte_dance',
      'doubao',
      'volc',
      'volcano_engine',
      'volcengine_ark',
      'volcengine-ark',
      'volcengine_maas',
    ],
    hosts: ['ark.cn-beijing.volces.com'],
  },
  { provider: 'zhipuai', aliases: ['chatglm', 'glm'], hosts: ['open.bigmodel.cn'] },
];
