/**
 * Attribute names from one source, and what their values may be. What no table names does not leave the collector:
 * the names that carry content are not known in advance.
 */
export interface AttributeTable {
  /** Whose names these are, and where they are written down. */
  readonly source: string;
  /** Short text, a number, a truth value, or a list of short texts. */
  readonly labels?: readonly string[];
  /** Numbers, or text that is a number. They say how much, but do not by themselves show model usage. */
  readonly counts?: readonly string[];
  /** Numbers, or text that is a number, that show that a model was used. */
  readonly usage?: readonly string[];
  /** Objects of numbers as JSON text, which show that a model was used. Text in them does not pass. */
  readonly usageObjects?: readonly string[];
  /** Objects as JSON text of which certain counts pass, by the names that lead to them: `anthropic.usage.input_tokens`. */
  readonly countsWithin?: Readonly<Record<string, readonly string[]>>;
  /** All names below a prefix are `usage`. Text there passes only where it is a number. */
  readonly usagePrefixes?: readonly string[];
  /** Labels by one of whose values an emitter says that a record is a model call, with or without usage. */
  readonly callMarkers?: Readonly<Record<string, readonly string[]>>;
}
