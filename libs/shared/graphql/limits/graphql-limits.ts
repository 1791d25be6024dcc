/** How much one request may ask for. */
export interface GraphqlLimits {
  /** Levels of fields, introspection aside. */
  readonly maxDepth: number;
  /** Fields of an operation, each use of a fragment counted. */
  readonly maxFields: number;
  /** Fields of the operation's root, aliases included: each is a question to the ledger. */
  readonly maxRootFields: number;
  /** Words and signs of the document. */
  readonly maxTokens: number;
  /** Bytes of the body. */
  readonly maxBodyBytes: number;
  /** Milliseconds after which a client is told that the answer takes too long. */
  readonly deadlineMs: number;
}

export const DEFAULT_GRAPHQL_LIMITS: GraphqlLimits = {
  maxDepth: 12,
  maxFields: 500,
  maxRootFields: 10,
  maxTokens: 4_000,
  maxBodyBytes: 256 * 1024,
  deadlineMs: 30_000,
};
