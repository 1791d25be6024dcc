import type { BackwardWriter } from '@tokenledger/shared/otlp';

/** The stretches of a payload that stay, in order; neighbours grow together, so that most records are few copies. */
export class KeptRanges {
  private bounds = new Int32Array(128);
  private used = 0;

  clear(): void {
    this.used = 0;
  }

  get isEmpty(): boolean {
    return this.used === 0;
  }

  keep(start: number, end: number): void {
    if (this.used > 0 && this.bounds[this.used - 1] === start) {
      this.bounds[this.used - 1] = end;
      return;
    }
    if (this.used === this.bounds.length) this.grow();
    this.bounds[this.used] = start;
    this.bounds[this.used + 1] = end;
    this.used += 2;
  }

  writeTo(writer: BackwardWriter, source: Buffer): void {
    for (let at = this.used - 2; at >= 0; at -= 2) writer.bytes(source, this.bounds[at], this.bounds[at + 1]);
  }

  private grow(): void {
    const grown = new Int32Array(this.bounds.length * 2);
    grown.set(this.bounds);
    this.bounds = grown;
  }
}
