/**
 * The conventions' name of a provider, by what instrumentations call it; lower case.
 *
 * Sources: `ai.model.provider` of vercel/ai packages, `gen_ai.system` of OpenLLMetry, `llm.provider` of OpenInference.
 */
const CANONICAL: ReadonlyMap<string, string> = new Map([
  ['aws', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['aws_bedrock', 'aws.bedrock'],
  ['azure', 'azure.ai.openai'],
  ['azure-openai', 'azure.ai.openai'],
  ['azure_openai', 'azure.ai.openai'],
  ['google.generative-ai', 'gcp.gemini'],
  ['google.vertex', 'gcp.vertex_ai'],
  ['vertex', 'gcp.vertex_ai'],
  ['vertexai', 'gcp.vertex_ai'],
  ['gcp.vertex.agent', 'gcp.vertex_ai'],
  ['mistral', 'mistral_ai'],
  ['mistralai', 'mistral_ai'],
  ['xai', 'x_ai'],
]);

/** What AI SDK packages put behind the provider: the API that was called. */
const API_SUFFIX =
  /\.(?:chat|completion|completions|responses|messages|embedding|embeddings|image|speech|transcription)$/;
const REMEMBERED = new Map<string, string>();
const MAX_REMEMBERED = 1024;

/** The provider under the conventions' name where we know one, else as written but in lower case. */
export function canonicalProvider(name: string): string {
  const known = REMEMBERED.get(name);
  if (known !== undefined) return known;
  const provider = workOut(name);
  if (REMEMBERED.size < MAX_REMEMBERED && name.length <= 64) REMEMBERED.set(name, provider);
  return provider;
}

function workOut(name: string): string {
  const bare = name.toLowerCase().replace(API_SUFFIX, '');
  // The SDK's Vertex package names the model's maker behind it: the reseller is who bills.
  if (bare.startsWith('vertex.') || bare.startsWith('google.vertex.')) return 'gcp.vertex_ai';
  return CANONICAL.get(bare) ?? bare;
}
