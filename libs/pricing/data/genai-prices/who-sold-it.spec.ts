import { tenantId } from '@tokenledger/organization/domain';
import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';

import { GenaiPricesSource } from './genai-prices-source';

let book: ExplainingPriceBook;

beforeAll(async () => {
  book = await new GenaiPricesSource().load();
});

/** `openai/gpt-4o`: the list and the model that priced the call; or the reason why there is none. */
function priced(provider: string | undefined, model: string, serverAddress?: string): string {
  const query = { provider, model, atMs: Date.UTC(2026, 8, 23, 12), inputTokens: 100 };
  const answer = book.find(tenantId('acme'), serverAddress === undefined ? query : { ...query, serverAddress });
  if (answer.outcome === 'none') return answer.reason;
  const [, list = '', ...rest] = answer.price.id.split('/');
  return `${list}/${rest.slice(0, answer.price.model.split('/').length).join('/')}`;
}

describe('a seller named by the emitter', () => {
  it.each([
    ['openai', 'gpt-4o-2024-08-06', 'openai/gpt-4o'],
    ['OpenAI', 'GPT-4o', 'openai/gpt-4o'],
    ['openai.responses', 'gpt-5-2025-08-07', 'openai/gpt-5'],
    ['openai', 'gpt-4o-20240806', 'openai/gpt-4o'],
    ['anthropic', 'claude-haiku-4-5-20251001', 'anthropic/claude-haiku-4-5'],
    ['anthropic.messages', 'claude-opus-4-1', 'anthropic/claude-opus-4-1'],
    ['azure.ai.openai', 'gpt-4o', 'azure:openai/gpt-4o'],
    ['azure.ai.openai', 'o3', 'azure/o3-2025-04-16'],
    ['az.ai.openai', 'gpt-35-turbo', 'azure:openai/gpt-3.5-turbo'],
    ['azure-openai.chat', 'gpt-4o', 'azure:openai/gpt-4o'],
    ['azure.ai.inference', 'claude-sonnet-4-5', 'azure:anthropic/claude-sonnet-4-5'],
    ['gcp.gemini', 'models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['gemini', 'gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['gcp.gen_ai', 'gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['google.generative-ai', 'gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['gcp.vertex_ai', 'publishers/google/models/gemini-2.0-flash-001', 'google/gemini-2.0-flash'],
    ['vertex_ai', 'claude-sonnet-4-5@20250929', 'google/claude-sonnet-4-5'],
    ['aws.bedrock', 'amazon.nova-lite-v1:0', 'aws/amazon.nova-lite-v1:0'],
    [
      'bedrock',
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'aws/regional.anthropic.claude-sonnet-4-5-20250929-v1:0',
    ],
    [
      'amazon-bedrock',
      'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
      'aws/regional.anthropic.claude-3-haiku-20240307-v1:0',
    ],
    ['x_ai', 'grok-3-mini', 'x-ai/grok-3-mini'],
    ['xai', 'grok-3-mini', 'x-ai/grok-3-mini'],
    ['mistral_ai', 'mistral-large-latest', 'mistral/mistral-large'],
    ['moonshot_ai', 'kimi-k2-0905-preview', 'moonshotai/kimi-k2-0905-preview'],
    ['deepseek', 'deepseek-v4-flash', 'deepseek/deepseek-v4-flash'],
    ['groq', 'llama-3.3-70b-versatile', 'groq/llama-3.3-70b-versatile'],
    ['cohere', 'command-a-03-2025', 'cohere/command-a'],
    ['perplexity', 'sonar', 'perplexity/sonar'],
    ['openrouter', 'openai/gpt-4o', 'openrouter/openai/gpt-4o'],
    ['github', 'gpt-5-mini', 'github-copilot/gpt-5-mini'],
  ])('%s sells %s by the list and model %s', (provider, model, expected) => {
    expect(priced(provider, model)).toBe(expected);
  });

  it.each([
    // A client library's name is no licence to price what its maker does not sell.
    ['openai', 'claude-sonnet-4-5', 'no-model'],
    ['openai', 'openai/gpt-4o', 'no-model'],
    ['anthropic', 'gpt-4o', 'no-model'],
    // Names that contain a seller's name and are somebody else.
    ['openai-compatible', 'gpt-4o', 'no-provider'],
    ['my-anthropic-proxy', 'claude-haiku-4-5', 'no-provider'],
    // Open models on one's own machine cost what the machine costs.
    ['ollama', 'mistral', 'no-provider'],
    ['vllm', 'gpt-oss-120b', 'no-provider'],
    ['ibm.watsonx.ai', 'granite-3', 'no-provider'],
  ])('%s and %s have no price: %s', (provider, model, reason) => {
    expect(priced(provider, model)).toBe(reason);
  });
});

describe('a seller told by the host that served', () => {
  it.each([
    ['openai', 'gpt-4o', 'api.openai.com', 'openai/gpt-4o'],
    ['openai', 'gpt-4o', 'api.openai.com:443', 'openai/gpt-4o'],
    ['openai', 'gpt-4o', 'my-resource.openai.azure.com', 'azure:openai/gpt-4o'],
    ['openai', 'openai/gpt-4o', 'openrouter.ai', 'openrouter/openai/gpt-4o'],
    ['openai', 'anthropic/claude-sonnet-4.5', 'https://openrouter.ai/api/v1', 'openrouter/anthropic/claude-sonnet-4.5'],
    ['openai', 'deepseek-v4-flash', 'API.DeepSeek.com', 'deepseek/deepseek-v4-flash'],
    ['openai', 'grok-3-mini', 'api.x.ai', 'x-ai/grok-3-mini'],
    ['anthropic', 'claude-sonnet-4-5@20250929', 'us-east5-aiplatform.googleapis.com', 'google/claude-sonnet-4-5'],
    [
      'anthropic',
      'anthropic.claude-3-haiku-20240307-v1:0',
      'bedrock-runtime.eu-west-1.amazonaws.com',
      'aws/regional.anthropic.claude-3-haiku-20240307-v1:0',
    ],
    [undefined, 'gpt-4o', 'api.openai.com', 'openai/gpt-4o'],
    ['ollama', 'gpt-4o', 'api.openai.com', 'openai/gpt-4o'],
    // A proxy is nobody's endpoint: the name decides.
    ['openai', 'gpt-4o', 'llm-gateway.corp.example', 'openai/gpt-4o'],
    ['openai', 'gpt-4o', '10.0.0.7', 'openai/gpt-4o'],
    ['openai', 'gpt-4o', '::1', 'openai/gpt-4o'],
    ['openai', 'gpt-4o', 'not a host', 'openai/gpt-4o'],
  ])('%s %s at %s is priced by %s', (provider, model, address, expected) => {
    expect(priced(provider, model, address)).toBe(expected);
  });

  it('does not look for another seller where the host does not sell the model', () => {
    expect(priced('anthropic', 'claude-haiku-4-5', 'api.openai.com')).toBe('no-model');
  });
});

describe('a call whose seller nobody named', () => {
  it.each([
    [undefined, 'gpt-4o-mini', 'openai/gpt-4o-mini'],
    [undefined, 'text-embedding-3-small', 'openai/text-embedding-3-small'],
    [undefined, 'claude-haiku-4-5-20251001', 'anthropic/claude-haiku-4-5'],
    [undefined, 'gemini-2.5-pro', 'google/gemini-2.5-pro'],
    [undefined, 'grok-3-mini', 'x-ai/grok-3-mini'],
    [undefined, 'mistral-large-latest', 'mistral/mistral-large'],
    ['', 'gpt-4o', 'openai/gpt-4o'],
    ['langchain', 'gpt-4o', 'openai/gpt-4o'],
    ['spring_ai', 'claude-haiku-4-5', 'anthropic/claude-haiku-4-5'],
    ['litellm', 'azure/gpt-4o', 'azure:openai/gpt-4o'],
    ['litellm', 'gpt-4o', 'openai/gpt-4o'],
  ])('%s %s is priced by %s, the only one that sells it', (provider, model, expected) => {
    expect(priced(provider, model)).toBe(expected);
  });

  it.each([
    [undefined, 'gpt-oss-120b', 'ambiguous-model'],
    [undefined, 'llama-3.3-70b-versatile', 'ambiguous-model'],
    [undefined, 'openai/gpt-4o', 'ambiguous-model'],
    [undefined, 'deepseek-r1', 'ambiguous-model'],
    [undefined, 'claude-sonnet-4-5@20250929', 'ambiguous-model'],
    [undefined, 'anthropic.claude-3-haiku-20240307-v1:0', 'ambiguous-model'],
    [undefined, 'our-own-model', 'no-model'],
    [undefined, '', 'no-model'],
    ['litellm', 'nobody/gpt-4o', 'no-provider'],
    ['litellm', 'litellm/litellm/gpt-4o', 'no-provider'],
    ['litellm', 'openai/nothing', 'no-model'],
  ])('%s %s has no price: %s', (provider, model, reason) => {
    expect(priced(provider, model)).toBe(reason);
  });
});
