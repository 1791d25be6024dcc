import { anthropicMessages } from './anthropic-messages';
import { bedrockConverse, bedrockInvoke } from './bedrock';
import { cohere } from './cohere';
import { deepSeek } from './deepseek';
import type { Flavour } from './flavour';
import { gemini, geminiOpenAi } from './gemini';
import { ollama, openAiCompatible } from './generic';
import { nativeServer } from './native-servers';
import { openAiAudio, openAiChat, openAiEmbeddings, openAiImages, openAiResponses } from './openai';
import { doubao, ernie, groq, hunyuan, minimax, mistral, moonshot, zhipu } from './openai-shaped';
import { openRouter } from './openrouter';
import { perplexity } from './perplexity';
import { qwen } from './qwen';
import { xaiChat, xaiResponses } from './xai';

/** All flavours, the most telling shape first: the order in which a block is tried. */
export const FLAVOURS: readonly Flavour[] = [
  nativeServer,
  bedrockInvoke,
  gemini,
  cohere,
  ollama,
  openRouter,
  xaiResponses,
  xaiChat,
  deepSeek,
  perplexity,
  qwen,
  openAiAudio,
  openAiImages,
  bedrockConverse,
  anthropicMessages,
  openAiResponses,
  openAiEmbeddings,
  geminiOpenAi,
  groq,
  mistral,
  moonshot,
  zhipu,
  minimax,
  doubao,
  hunyuan,
  ernie,
  openAiChat,
  openAiCompatible,
];

/** Flavours whose shape alone names them; the others look like OpenAI's chat and need a provider's name. */
export const TOLD_BY_SHAPE: readonly Flavour[] = [
  nativeServer,
  bedrockInvoke,
  gemini,
  cohere,
  ollama,
  openRouter,
  xaiResponses,
  xaiChat,
  deepSeek,
  perplexity,
  qwen,
  openAiAudio,
  openAiImages,
  bedrockConverse,
  anthropicMessages,
  openAiResponses,
  openAiEmbeddings,
  geminiOpenAi,
];

const OPENAI = [openAiChat, openAiEmbeddings, openAiResponses, openAiImages, openAiAudio];

interface Seller {
  readonly names: readonly string[];
  /** What it answers in, its own shape first. */
  readonly flavours: readonly Flavour[];
}

/** Who answers in which flavours. Names without case and punctuation: OpenTelemetry's, frameworks' and price lists'. */
const SELLERS: readonly Seller[] = [
  { names: ['openai', 'codex', 'openairesponses'], flavours: OPENAI },
  {
    names: [
      'azure',
      'azureaiopenai',
      'azaiopenai',
      'azureaiinference',
      'azaiinference',
      'azureopenai',
      'azureai',
      'azurecognitiveservices',
    ],
    flavours: [...OPENAI, anthropicMessages],
  },
  { names: ['anthropic', 'claude', 'claudecode'], flavours: [anthropicMessages, openAiChat] },
  {
    names: [
      'google',
      'gcpgemini',
      'gcpvertexai',
      'gcpgenai',
      'gemini',
      'vertexai',
      'vertex',
      'googlevertex',
      'googlevertexai',
      'googlegenai',
      'googlegla',
      'googlegenerativeai',
      'googleaistudio',
      'vertexaianthropic',
      'googlevertexanthropic',
    ],
    flavours: [gemini, anthropicMessages, geminiOpenAi, openAiResponses],
  },
  {
    names: ['aws', 'awsbedrock', 'bedrock', 'amazonbedrock', 'bedrockconverse', 'amazon', 'bedrockmantle'],
    flavours: [bedrockConverse, bedrockInvoke, anthropicMessages, openAiResponses, openAiChat, cohere, nativeServer],
  },
  { names: ['mistral', 'mistralai'], flavours: [mistral, openAiEmbeddings] },
  { names: ['cohere', 'cohereai', 'coherechat'], flavours: [cohere, openAiChat] },
  { names: ['groq', 'groqcloud'], flavours: [groq, openAiResponses] },
  { names: ['xai', 'grok'], flavours: [xaiChat, xaiResponses, openAiAudio, anthropicMessages] },
  { names: ['deepseek', 'deepseekai'], flavours: [deepSeek, anthropicMessages] },
  {
    names: ['alibaba', 'alibabacn', 'alibabacloud', 'qwen', 'dashscope', 'tongyi', 'bailian', 'modelstudio', 'aliyun'],
    flavours: [qwen, anthropicMessages],
  },
  { names: ['moonshot', 'moonshotai', 'moonshotaicn', 'kimi'], flavours: [moonshot, anthropicMessages] },
  { names: ['zhipu', 'zhipuai', 'zai', 'glm', 'bigmodel'], flavours: [zhipu, anthropicMessages, openAiEmbeddings] },
  { names: ['minimax', 'minimaxi', 'minimaxcn'], flavours: [anthropicMessages, openAiResponses, minimax] },
  {
    names: ['doubao', 'volcengine', 'bytedance', 'ark', 'volcengineark'],
    flavours: [doubao, openAiResponses, openAiEmbeddings],
  },
  {
    names: ['hunyuan', 'tencent', 'tencentcloud', 'tencenthunyuan'],
    flavours: [hunyuan, anthropicMessages, openAiEmbeddings],
  },
  { names: ['ernie', 'baidu', 'qianfan', 'wenxin', 'baiduqianfan'], flavours: [ernie, openAiEmbeddings] },
  { names: ['openrouter'], flavours: [openRouter, openAiResponses, anthropicMessages] },
  { names: ['perplexity', 'perplexityai'], flavours: [perplexity] },
  { names: ['voyage', 'voyageai', 'jina', 'jinaai', 'nomic'], flavours: [openAiEmbeddings] },
  { names: ['ollama'], flavours: [ollama, openAiCompatible] },
];

const BY_SELLER = new Map(SELLERS.flatMap(({ names, flavours }) => names.map((name) => [name, flavours] as const)));

/** @returns undefined for a seller that is not known: its shape must tell */
export function flavoursOf(provider: string): readonly Flavour[] | undefined {
  return BY_SELLER.get(provider.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
