import { TokenLedgerError } from '@tokenledger/shared/result';

import type { AttributeTable } from './attribute-table';
import { namesContent } from './content-names';
import * as dialects from './dialect-tables';
import { OTEL_GENAI } from './otel-genai-table';
import { OWNER } from './owner-table';
import * as providers from './provider-tables';

/** Every table that passes by default. A new dialect adds its table here. */
export const ATTRIBUTE_TABLES: readonly AttributeTable[] = [
  OTEL_GENAI,
  OWNER,
  ...Object.values(providers),
  ...Object.values(dialects),
];

/** What may pass under a name, and what it says about the record. */
export interface AttributeRule {
  readonly value: 'label' | 'count' | 'numbers' | 'counts-within';
  readonly shows: 'usage' | 'call' | 'model' | 'operation' | 'event' | 'nothing';
  /** With `call` and `operation`: the values that say "model call". */
  readonly callValues?: ReadonlySet<string>;
  /** With `counts-within`: the names that lead to each count. */
  readonly paths?: readonly (readonly string[])[];
}

const USAGE: AttributeRule = { value: 'count', shows: 'usage' };
const USAGE_OBJECT: AttributeRule = { value: 'numbers', shows: 'usage' };
const COUNT: AttributeRule = { value: 'count', shows: 'nothing' };
const LABEL: AttributeRule = { value: 'label', shows: 'nothing' };

/** Below a prefix only names like those of the conventions pass: an attribute's name could carry text, too. */
const PLAIN_NAME = /^[A-Za-z0-9_.-]{1,128}$/;
const MAX_REMEMBERED = 8192;
/** Remembered names are longer than any of the conventions'; longer ones are looked up each time. */
const MAX_REMEMBERED_LENGTH = 128;

export class UnsafeAttributeError extends TokenLedgerError {
  constructor(name: string) {
    super(`the additional attribute "${name}" carries prompts or completions, which never pass: remove it`, {
      code: 'UNSAFE_ATTRIBUTE',
      retriable: false,
      facts: { name },
    });
  }
}

/** Decides which attributes pass. Remembers its answers, unknown names included; bounded. */
export class AttributePolicy {
  private readonly exact = new Map<string, AttributeRule>();
  private readonly usagePrefixes: string[] = [];
  private remembered = new Map<string, AttributeRule | null>();

  /**
   * @param additionalLabels names that this deployment lets pass besides, as labels
   * @throws UnsafeAttributeError where one of them is known to carry content
   */
  constructor(additionalLabels: readonly string[] = [], tables: readonly AttributeTable[] = ATTRIBUTE_TABLES) {
    for (const table of tables) this.add(table);
    for (const name of additionalLabels) {
      if (namesContent(name)) throw new UnsafeAttributeError(name);
      if (!this.exact.has(name)) this.exact.set(name, LABEL);
    }
  }

  /** @returns undefined where nothing passes under the name */
  ruleOf(name: string): AttributeRule | undefined {
    const known = this.remembered.get(name);
    if (known !== undefined) return known ?? undefined;
    const rule = this.exact.get(name) ?? this.ruleByPrefix(name);
    if (name.length <= MAX_REMEMBERED_LENGTH) this.remember(name, rule);
    return rule;
  }

  private ruleByPrefix(name: string): AttributeRule | undefined {
    return PLAIN_NAME.test(name) && this.usagePrefixes.some((prefix) => name.startsWith(prefix)) ? USAGE : undefined;
  }

  private remember(name: string, rule: AttributeRule | undefined): void {
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered = new Map();
    this.remembered.set(name, rule ?? null);
  }

  private add(table: AttributeTable): void {
    for (const name of table.labels ?? []) this.exact.set(name, ruleOfLabel(name));
    for (const name of table.counts ?? []) this.exact.set(name, COUNT);
    for (const name of table.usage ?? []) this.exact.set(name, USAGE);
    for (const name of table.usageObjects ?? []) this.exact.set(name, USAGE_OBJECT);
    for (const [name, counts] of Object.entries(table.countsWithin ?? {})) {
      this.exact.set(name, { value: 'counts-within', shows: 'nothing', paths: counts.map((path) => path.split('.')) });
    }
    for (const [name, values] of Object.entries(table.callMarkers ?? {})) {
      const shows = name === 'gen_ai.operation.name' ? 'operation' : 'call';
      this.exact.set(name, { value: 'label', shows, callValues: new Set(values) });
    }
    this.usagePrefixes.push(...(table.usagePrefixes ?? []));
  }
}

function ruleOfLabel(name: string): AttributeRule {
  if (name === 'gen_ai.request.model' || name === 'gen_ai.response.model') return { value: 'label', shows: 'model' };
  return name === 'event.name' ? { value: 'label', shows: 'event' } : LABEL;
}
