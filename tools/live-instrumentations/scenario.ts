import type { Loss } from '@tokenledger/metering/testing';

/** One call, or a few, made under one instrumentation in a process of its own. */
export interface Scenario {
  /** Unique; names the calls' project in the ledger. */
  readonly id: string;
  readonly language: 'javascript' | 'python';
  /** Packages that are installed together: a key of `packages.json`, a file of `python/requirements`. */
  readonly packages: string;
  readonly script: string;
  readonly operation: string;
  readonly variant: string;
  /** What the stand-in does: see there. */
  readonly mode: 'plain' | 'retry' | 'error' | 'cut';
  readonly loses: readonly Loss[];
  /** Package whose version stands in the table. */
  readonly instrumentation: string;
}

type Shared = Omit<Scenario, 'id' | 'operation' | 'mode' | 'loses'> & { readonly loses?: readonly Loss[] };

/** Operations by name, with what is lost of them beyond what the instrumentation loses of all. */
export type Operations = Readonly<Record<string, readonly Loss[]>>;

/** `chat`, or with a mode of the stand-in `chat!retry`. */
export function scenariosOf(prefix: string, shared: Shared, operations: Operations): readonly Scenario[] {
  return Object.entries(operations).map(([key, loses]) => {
    const [operation = key, mode = 'plain'] = key.split('!');
    return {
      ...shared,
      id: `${prefix}-${operation}${mode === 'plain' ? '' : `-${mode}`}`,
      operation,
      mode: mode as Scenario['mode'],
      loses: [...(shared.loses ?? []), ...loses],
    };
  });
}
