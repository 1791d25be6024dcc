/**
 * Who sells, by the names that emitters give them.
 *
 * An explicit list and no search for parts of a name: "azure-openai" contains "openai", and "openai-compatible" may be
 * anybody. Sources: OpenTelemetry's `gen_ai.provider.name` old and new, Vercel AI SDK provider ids, LiteLLM and
 * LangChain provider names, OpenInference `llm.provider`, OpenLLMetry `gen_ai.system`.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['claude', 'claude-code', 'anthropic_messages'],
  aws: [
    'aws.bedrock',
    'bedrock',
    'aws_bedrock',
    'amazon-bedrock',
    'amazon_bedrock',
    'bedrock_converse',
    'bedrock-converse',
    'amazon.bedrock',
    'amazon',
    'aws bedrock',
    'amazon bedrock',
  ],
  azure: [
    'azure.ai.openai',
    'az.ai.openai',
    'azure.ai.inference',
    'az.ai.inference',
    'azure_openai',
    'azure-openai',
    'azureopenai',
    'azure openai',
    'azure_ai',
    'azure_ai_foundry',
    'azure_ai_inference',
    'azure.openai',
    'microsoft.azure',
  ],
  baseten: [],
  cerebras: ['cerebras_ai'],
  cloudflare: ['workers-ai', 'workersai', 'workers_ai', 'cloudflare.workers_ai'],
  cohere: ['cohere_chat', 'cohere_ai'],
  deepseek: ['deep_seek', 'deepseek_ai'],
  fireworks: ['fireworks_ai', 'fireworks-ai', 'fireworksai'],
  'github-copilot': ['github', 'github_copilot', 'github.copilot', 'copilot'],
  google: [
    'gcp.gemini',
    'gcp.vertex_ai',
    'gcp.gen_ai',
    'gcp.vertex.agent',
    'gemini',
    'vertex_ai',
    'vertex_ai_beta',
    'vertexai',
    'vertex',
    'vertex-ai',
    'vertex ai',
    'vertex.anthropic',
    'google.vertex',
    'google.vertex.anthropic',
    'google-vertex',
    'google_vertexai',
    'google_vertex_ai',
    'google_genai',
    'google-genai',
    'google_generativeai',
    'google_generative_ai',
    'googlegenerativeai',
    'google.generative-ai',
    'google-gla',
    'google-vertex-anthropic',
    'google_anthropic_vertex',
    'google_ai_studio',
    'google ai studio',
  ],
  groq: ['groq_cloud', 'groqcloud'],
  minimax: ['mini_max'],
  mistral: ['mistral_ai', 'mistralai', 'mistral-ai', 'mistral ai'],
  moonshotai: ['moonshot_ai', 'moonshot', 'moonshot-ai', 'kimi'],
  novita: ['novita_ai', 'novita-ai'],
  openai: ['open_ai', 'openai_responses', 'openai-responses', 'codex'],
  openrouter: ['open_router', 'open-router'],
  ovhcloud: ['ovh', 'ovhcloud_ai'],
  perplexity: ['perplexity_ai', 'perplexity-ai', 'perplexityai'],
  together: ['together_ai', 'together-ai', 'togetherai', 'together ai'],
  voyageai: ['voyage', 'voyage_ai', 'voyage-ai'],
  'x-ai': ['x_ai', 'xai', 'x.ai', 'grok'],
  zai: ['z.ai', 'z-ai', 'z_ai'],
  zhipuai: ['zhipu', 'zhipu_ai', 'zhipu-ai', 'bigmodel'],
};

/** Frameworks and gateways that name themselves where the seller is expected: they say nothing of who sold. */
const NOT_SELLERS: ReadonlySet<string> = new Set([
  '_other',
  'other',
  'unknown',
  'custom',
  'none',
  'null',
  'undefined',
  'litellm',
  'litellm_proxy',
  'langchain',
  'langgraph',
  'llamaindex',
  'llama_index',
  'spring_ai',
  'semantic_kernel',
  'semantic-kernel',
  'crewai',
  'autogen',
  'haystack',
  'dspy',
  'pydantic_ai',
  'pydantic-ai',
  'strands',
  'strands-agents',
]);

/** What a seller's API or the Vercel AI SDK appends to a provider's name: `openai.responses`, `anthropic.messages`. */
const API_SUFFIX = /\.(?:chat|responses|messages|completions?|embeddings?|text-embedding|image|transcription|speech)$/;

export type NamedSeller =
  /** The book's own name for the seller. */
  | { readonly kind: 'seller'; readonly provider: string }
  /** Nobody was named, or somebody who does not sell. */
  | { readonly kind: 'unnamed' }
  /** Somebody who is not in the book. */
  | { readonly kind: 'stranger' };

const UNNAMED: NamedSeller = { kind: 'unnamed' };
const STRANGER: NamedSeller = { kind: 'stranger' };

/** Tells who is meant by a provider's name, whichever spelling it comes in. */
export class ProviderNames {
  private readonly providers = new Map<string, string>();

  /** @param bookProviders the names that the book itself uses */
  constructor(bookProviders: Iterable<string>) {
    const known = new Set(bookProviders);
    for (const provider of known) this.providers.set(provider.toLowerCase(), provider);
    for (const [provider, aliases] of Object.entries(ALIASES)) {
      if (!known.has(provider)) continue;
      for (const alias of aliases) this.providers.set(alias, provider);
    }
  }

  sellerNamed(name: string | undefined): NamedSeller {
    const spelled = name?.trim().toLowerCase() ?? '';
    if (spelled === '' || NOT_SELLERS.has(spelled)) return UNNAMED;
    const provider = this.providers.get(spelled) ?? this.providers.get(spelled.replace(API_SUFFIX, ''));
    return provider === undefined ? STRANGER : { kind: 'seller', provider };
  }
}
