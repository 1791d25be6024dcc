/** Records that may wait without anything being wrong: at 20,000 calls a second some hundred are always on their way. */
export const USUAL_LAG_RECORDS = 1_000;

/** What one processor says of the work that waits, every few seconds. The lag is that of all processors together. */
export interface ProcessorBacklog {
  /** Names the process; another one after a restart. */
  readonly instance: string;
  readonly measuredAt: Date;
  /** Records of the stream that are not booked yet; undefined where the brokers do not tell. */
  readonly lag: number | undefined;
  /** Since when records have waited at every measurement; undefined while none do. */
  readonly waitingSince: Date | undefined;
  /** Since when more than `USUAL_LAG_RECORDS` have waited at every measurement. */
  readonly overloadedSince: Date | undefined;
  /** When this process last booked records. */
  readonly bookedAt: Date | undefined;
  /** Since when there have been dirty buckets, of any tenant, at every measurement. */
  readonly dirtySince: Date | undefined;
  /** When this process last brought buckets up to date. */
  readonly rolledAt: Date | undefined;
}

/** The newest word of each processor. A failing store throws. */
export interface ProcessorBacklogs {
  /** Replaces what the instance said before, and forgets instances that have said nothing for long. */
  report(backlog: ProcessorBacklog): Promise<void>;
  /** For a process that ends in order. */
  forget(instance: string): Promise<void>;
  /** Of the processors that are alive: that spoke within `BACKLOG_BELIEVED_MS`. */
  live(at: Date): Promise<readonly ProcessorBacklog[]>;
}

/** Processors speak every five seconds; after this long without a word one is taken for dead. */
export const BACKLOG_BELIEVED_MS = 30_000;

/** Makes one processor's reports out of what it measures and does. */
export class BacklogHistory {
  private waitingSince: Date | undefined;
  private overloadedSince: Date | undefined;
  private dirtySince: Date | undefined;
  private bookedAt: Date | undefined;
  private rolledAt: Date | undefined;

  constructor(private readonly instance: string) {}

  booked(at: Date): void {
    this.bookedAt = at;
  }

  rolled(at: Date): void {
    this.rolledAt = at;
  }

  /** @param lag undefined where it is not known: that ends no wait and starts none */
  measured(lag: number | undefined, dirtyBuckets: number, at: Date): ProcessorBacklog {
    if (lag !== undefined) {
      this.waitingSince = lag > 0 ? (this.waitingSince ?? at) : undefined;
      this.overloadedSince = lag > USUAL_LAG_RECORDS ? (this.overloadedSince ?? at) : undefined;
    }
    this.dirtySince = dirtyBuckets > 0 ? (this.dirtySince ?? at) : undefined;
    return {
      instance: this.instance,
      measuredAt: at,
      lag,
      waitingSince: this.waitingSince,
      overloadedSince: this.overloadedSince,
      bookedAt: this.bookedAt,
      dirtySince: this.dirtySince,
      rolledAt: this.rolledAt,
    };
  }
}
