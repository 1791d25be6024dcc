import { RequestRefusedError } from './request-refused-error';

/** A refusal that a browser came to by following a link: it is sent on to a page that tells the person. */
export class RedirectedRefusalError extends RequestRefusedError {
  /**
   * @param message for the log only; the page has its own words for `reason`
   * @param page path of the page, which is given `refused` and `id`
   */
  constructor(
    message: string,
    readonly reason: string,
    private readonly page: string,
  ) {
    super(message, reason.toUpperCase().replaceAll('-', '_'), 403);
  }

  /** @param id under which the refusal is in the log */
  locationWith(id: string): string {
    return `${this.page}?${new URLSearchParams({ refused: this.reason, id }).toString()}`;
  }
}
