import { computed, Service, signal } from '@angular/core';

import type { IssuedKey } from './key-model';

/**
 * The ingestion key made last on this page, for the snippets that it stands in. Provided by the page and gone with it:
 * its secret is in no cache, no storage and no address.
 */
@Service({ autoProvided: false })
export class FreshKey {
  private readonly issued = signal<IssuedKey | undefined>(undefined);

  readonly value = this.issued.asReadonly();
  readonly keyId = computed(() => this.issued()?.key.keyId);

  /** Keys that only read are of no use in a snippet, and are not remembered. */
  remember(issued: IssuedKey): void {
    if (issued.key.kind === 'INGESTION') this.issued.set(issued);
  }

  forget(): void {
    this.issued.set(undefined);
  }
}
