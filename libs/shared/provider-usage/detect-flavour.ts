import type { Confidence } from '@tokenledger/shared/usage';

import type { UsageSource } from './block/usage-source';
import { anthropicMessages } from './flavours/anthropic-messages';
import { bedrockConverse, bedrockInvoke } from './flavours/bedrock';
import type { Api, Flavour } from './flavours/flavour';
import { gemini } from './flavours/gemini';
import { openAiCompatible } from './flavours/generic';
import { openAiAudio, openAiEmbeddings, openAiImages, openAiResponses } from './flavours/openai';
import { FLAVOURS, flavoursOf, TOLD_BY_SHAPE } from './flavours/registry';
import type { FlavourRule } from './provider-usage';

export interface FlavourChoice {
  readonly flavour: Flavour | undefined;
  readonly rule: FlavourRule;
  readonly confidence: Confidence;
  readonly notes: readonly string[];
}

/** Names that price lists give to endpoints, with the kind of endpoint. */
const APIS: Readonly<Record<string, Api>> = {
  chat: 'chat',
  responses: 'responses',
  anthropic: 'messages',
  messages: 'messages',
  embeddings: 'embeddings',
  images: 'images',
  realtime: 'audio',
  audio: 'audio',
  generate_content: 'generate',
  converse: 'converse',
  invoke: 'invoke',
};
/** The flavour of an endpoint whose seller is not known. */
const OF_API: Readonly<Record<Api, Flavour>> = {
  chat: openAiCompatible,
  responses: openAiResponses,
  messages: anthropicMessages,
  generate: gemini,
  embeddings: openAiEmbeddings,
  images: openAiImages,
  audio: openAiAudio,
  converse: bedrockConverse,
  invoke: bedrockInvoke,
};

/** Their counts have the names of text endpoints: an unnamed block is theirs only where it shows images or audio. */
const NEEDS_A_SIGN: ReadonlySet<Api> = new Set(['images', 'audio']);

/** The provider's own shape, whichever that is. */
const DEFAULT = 'default';

/**
 * Finds the flavour of a block: the named one where it fits, else the provider's own for this shape, else by the
 * shape. A named flavour that does not fit is noted and passed over: the block is what it is.
 */
export function detectFlavour(source: UsageSource, provider?: string, named?: string): FlavourChoice {
  const ofProvider = provider === undefined ? undefined : flavoursOf(provider);
  if (named !== undefined && named !== DEFAULT) {
    const flavour = namedFlavour(named, ofProvider);
    if (flavour?.fits(source) === true) return { flavour, rule: 'named', confidence: 'certain', notes: [] };
    const note = flavour === undefined ? 'named-flavour-unknown' : 'named-flavour-does-not-fit';
    const choice = detectFlavour(source, provider);
    return { ...choice, notes: [...choice.notes, note] };
  }
  const own = ofProvider === undefined ? undefined : fittingFlavour(source, ofProvider);
  if (own !== undefined) return { flavour: own, rule: 'provider-and-shape', confidence: 'certain', notes: [] };
  const told = TOLD_BY_SHAPE.find((flavour) => isUnmistakable(flavour, source));
  if (told !== undefined) return { flavour: told, rule: 'shape', confidence: 'likely', notes: [] };
  if (openAiCompatible.fits(source)) {
    return { flavour: openAiCompatible, rule: 'shape', confidence: 'assumed', notes: [] };
  }
  return { flavour: undefined, rule: 'not-recognised', confidence: 'assumed', notes: [] };
}

function namedFlavour(named: string, ofProvider: readonly Flavour[] | undefined): Flavour | undefined {
  const api = APIS[named];
  if (api === undefined) return FLAVOURS.find((flavour) => flavour.name === named);
  return ofProvider?.find((flavour) => flavour.api === api) ?? OF_API[api];
}

/** Where several of a provider's flavours fit, the one that can be nobody else's; then its own order. */
function fittingFlavour(source: UsageSource, flavours: readonly Flavour[]): Flavour | undefined {
  const fitting = flavours.filter((flavour) => flavour.fits(source));
  const told = FLAVOURS.find((flavour) => fitting.includes(flavour) && isUnmistakable(flavour, source));
  return told ?? fitting.find(({ api }) => !NEEDS_A_SIGN.has(api));
}

function isUnmistakable(flavour: Flavour, source: UsageSource): boolean {
  return (flavour.isUnmistakable ?? flavour.fits)(source);
}
