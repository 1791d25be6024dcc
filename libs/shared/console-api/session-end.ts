import { Service, signal } from '@angular/core';

/** Tells the frame that the API no longer knows who is asking: the session expired or was ended elsewhere. */
@Service()
export class SessionEnd {
  private readonly count = signal(0);

  /** Grows with each refusal. */
  readonly told = this.count.asReadonly();

  tell(): void {
    this.count.update((before) => before + 1);
  }
}
