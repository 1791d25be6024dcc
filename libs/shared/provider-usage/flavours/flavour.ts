import type { InputBasis, RawTokens } from '@tokenledger/shared/usage';

import type { UsageSource } from '../block/usage-source';
import type { PartKind, ReportedCost } from '../provider-usage';
import type { FlavourName } from './flavour-name';

/** One run of a model within an answer, before its counts are normalised. */
export interface RawPart {
  readonly kind: PartKind;
  readonly model: string | undefined;
  readonly tokens: RawTokens;
}

/** A usage block in its provider's terms. */
export interface FlavourReading {
  readonly tokens: RawTokens;
  readonly basis: InputBasis;
  /** Where reasoning is when no total tells; inside the output unless said otherwise. */
  readonly reasoning?: 'inside' | 'outside';
  readonly totalHidesReasoning?: boolean;
  /** True for an answer of embeddings in a shape that texts share: no output is missing then. */
  readonly isEmbedding?: boolean;
  /** Runs that the block's own counts leave out. */
  readonly furtherParts?: readonly RawPart[];
  /** The model of the block's own counts, where it is not the answer's. */
  readonly model?: string | undefined;
  readonly cacheMode?: 'explicit' | 'implicit' | undefined;
  readonly reportedCost?: ReportedCost | undefined;
  readonly serviceTier?: string | undefined;
  readonly region?: string | undefined;
  /** Paid work that the answer shows and its usage block does not count; decimal text. */
  readonly extraUnits?: Readonly<Record<string, string>>;
  readonly notes?: readonly string[];
}

/** The kind of endpoint, as price lists and SDKs name it. */
export type Api =
  'chat' | 'responses' | 'messages' | 'generate' | 'embeddings' | 'images' | 'audio' | 'converse' | 'invoke';

/** One way in which a provider reports usage. Pure; adding one means adding a file, its name and its cases. */
export interface Flavour {
  readonly name: FlavourName;
  readonly api: Api;
  /** OpenTelemetry's name of the provider whose shape this is; undefined where many share it. */
  readonly provider: string | undefined;
  readonly operation: string;
  /** True where the block has the names that this flavour reads; several may fit one block. */
  readonly fits: (source: UsageSource) => boolean;
  /** True where the block can be nobody else's; absent where `fits` says so. */
  readonly isUnmistakable?: (source: UsageSource) => boolean;
  readonly read: (source: UsageSource) => FlavourReading;
}
