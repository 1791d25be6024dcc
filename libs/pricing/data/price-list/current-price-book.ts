import type { ExplainingPriceBook } from '@tokenledger/pricing/domain';

export interface CurrentPriceBookParts<Book extends ExplainingPriceBook> {
  readonly source: { load(): Promise<Book> };
  /** Of all that the book is made of; cheap. */
  readonly lists: { revision(): Promise<string> };
  /** How long a changed list may go unnoticed, in milliseconds. */
  readonly lookEveryMs: number;
  /** Hears why the newest lists could not be read; the book before stays in force until they can. */
  readonly onFailure: (error: unknown) => void;
}

/** The price book as the lists have it now: read again soon after one of them changed. */
export class CurrentPriceBook<Book extends ExplainingPriceBook> {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  private constructor(
    private readonly parts: CurrentPriceBookParts<Book>,
    private current: Book,
    private revision: string,
  ) {}

  /** @throws where the lists cannot be read: nothing is rated without them */
  static async open<Book extends ExplainingPriceBook>(
    parts: CurrentPriceBookParts<Book>,
  ): Promise<CurrentPriceBook<Book>> {
    // Before the lists themselves: a change in between is then seen as one.
    const revision = await parts.lists.revision();
    const opened = new CurrentPriceBook(parts, await parts.source.load(), revision);
    opened.timer = setInterval(() => (opened.looking = opened.look()), parts.lookEveryMs).unref();
    return opened;
  }

  readonly book = (): Book => this.current;

  /** Reads the lists again where one changed. */
  async look(): Promise<void> {
    try {
      await this.fresh();
    } catch (error) {
      this.parts.onFailure(error);
    }
  }

  /**
   * The lists as they are at this moment, not a few seconds ago: for whoever tells people what they cost.
   * @throws where they cannot be read
   */
  readonly fresh = async (): Promise<Book> => {
    const revision = await this.parts.lists.revision();
    if (revision === this.revision) return this.current;
    this.current = await this.parts.source.load();
    this.revision = revision;
    return this.current;
  };

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }
}
