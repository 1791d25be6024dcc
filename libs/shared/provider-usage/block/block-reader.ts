import { readCount } from '@tokenledger/shared/usage';

import { decimalText, type ExactDecimal, exactDecimal } from './decimal-text';
import { isObject, type JsonObject, valueAt } from './json-path';

const MAX_DEPTH = 8;
const MAX_EXTRA_UNITS = 64;

/**
 * Reads one usage block, and remembers what was read.
 *
 * Names are given as the provider writes them, with dots for nesting (`prompt_tokens_details.cached_tokens`); any
 * spelling of a name is found (`promptTokensDetails`, `PromptTokensDetails`). What nobody asked for is still there in
 * the end, as extra units.
 */
export class BlockReader {
  private readonly read = new Set<string>();

  constructor(
    readonly block: JsonObject,
    /** Values that are no count, as `path: problem`; items of a list tell theirs to the block that they lie in. */
    readonly problems = new Set<string>(),
    private readonly prefix = '',
  ) {}

  has(...paths: readonly string[]): boolean {
    return paths.some((path) => {
      const value = valueAt(this.block, path)?.value;
      return value !== undefined && value !== null;
    });
  }

  /** The first path that is given decides; a wrong value there is a problem, not a reason to look further. */
  count(...paths: readonly string[]): number | undefined {
    return this.countsAt(paths)[0];
  }

  /** The largest of several spellings of one count: an SDK may fill one of them and leave zeros in the others. */
  largest(...paths: readonly string[]): number | undefined {
    const counts = this.countsAt(paths).filter((count) => count !== undefined);
    return counts.length === 0 ? undefined : Math.max(...counts);
  }

  text(...paths: readonly string[]): string | undefined {
    for (const path of paths) {
      const value = valueAt(this.block, path)?.value;
      if (typeof value === 'string' && value !== '') return value;
    }
    return undefined;
  }

  isTrue(path: string): boolean {
    return valueAt(this.block, path)?.value === true;
  }

  /** A number that is no count of tokens: money, seconds. */
  decimal(...paths: readonly string[]): ExactDecimal | undefined {
    let first: ExactDecimal | undefined;
    for (const path of paths) {
      const found = valueAt(this.block, path);
      if (found === undefined) continue;
      this.read.add(found.path);
      first ??= exactDecimal(found.value);
    }
    return first;
  }

  /** The objects of a list, each to be read on its own; what is left in them is not this block's extra units. */
  list(...paths: readonly string[]): BlockReader[] {
    for (const path of paths) {
      const found = valueAt(this.block, path);
      if (!Array.isArray(found?.value)) continue;
      this.read.add(found.path);
      const prefix = `${this.prefix}${found.path}[].`;
      return found.value.filter(isObject).map((item) => new BlockReader(item, this.problems, prefix));
    }
    return [];
  }

  /** Says that these are understood and carry no quantity of their own: parts of a count that was read. */
  skip(...paths: readonly string[]): void {
    for (const path of paths) {
      const found = valueAt(this.block, path);
      if (found !== undefined) this.read.add(found.path);
    }
  }

  /** Every number but zero that was not read, by its path, as exact decimal text. */
  extraUnits(): Readonly<Record<string, string>> {
    const extra: [string, string][] = [];
    this.collect(this.block, '', MAX_DEPTH, extra);
    return Object.fromEntries(extra.sort(([left], [right]) => (left < right ? -1 : 1)).slice(0, MAX_EXTRA_UNITS));
  }

  private countsAt(paths: readonly string[]): (number | undefined)[] {
    const counts: (number | undefined)[] = [];
    for (const path of paths) {
      const found = valueAt(this.block, path);
      if (found === undefined) continue;
      this.read.add(found.path);
      const reading = readCount(asNumber(found.value));
      if (reading.state === 'absent') continue;
      if (reading.state === 'invalid') this.problems.add(`${this.prefix}${found.path}: ${reading.problem}`);
      counts.push(reading.state === 'given' ? reading.count : undefined);
    }
    return counts;
  }

  private collect(value: unknown, path: string, depthLeft: number, extra: [string, string][]): void {
    if (this.read.has(path) || depthLeft === 0) return;
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        this.collect(inner, path === '' ? key : `${path}.${key}`, depthLeft - 1, extra);
      }
      return;
    }
    const text = typeof value === 'string' ? undefined : decimalText(value);
    if (text !== undefined && text !== '0') extra.push([path, text]);
  }
}

/** Clients of gRPC give 64-bit integers as bigint; one that a number cannot hold stays, and is refused as a count. */
function asNumber(value: unknown): unknown {
  return typeof value === 'bigint' && BigInt.asIntN(54, value) === value ? Number(value) : value;
}
