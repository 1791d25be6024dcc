import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentAccess } from '@tokenledger/shared/console-api';
import { Numbers, type Tab, Tabs, translator } from '@tokenledger/shared/ui';

import { IngestionStatusDocument } from '../operations';
import { DeadLetters } from './dead-letters/dead-letters';
import { FreshKey } from './keys/fresh-key';
import { KeyList } from './keys/key-list';
import { LiveAge } from './live-age';
import { PageAddress } from './page-address';
import { SetUp } from './set-up/set-up';
import { StatusView } from './status/status-view';

const TABS = ['status', 'set-up', 'keys', 'dead-letters'] as const;

type TabKey = (typeof TABS)[number];

/** Tabs that not everybody sees who sees the page. */
const NEEDED: { readonly [T in TabKey]?: string } = { keys: 'KEYS_READ' };

/** How often the page looks at what arrives, while somebody sees it. */
const LOOK_EVERY_MS = 5_000;

/** How usage comes in: whether it does, how to send it, by which keys, and what could not be booked. */
@Component({
  selector: 'tl-ingestion-page',
  imports: [DeadLetters, KeyList, LiveAge, SetUp, StatusView, Tabs, TranslocoDirective],
  templateUrl: './ingestion-page.html',
  styleUrl: './ingestion-page.css',
  providers: [FreshKey, PageAddress],
})
export class IngestionPage {
  private readonly address = inject(PageAddress);
  private readonly access = inject(CurrentAccess);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('ingestion.page.tabs');
  protected readonly everyMs = LOOK_EVERY_MS;

  protected readonly status = askApi(IngestionStatusDocument, () => ({}), { everyMs: () => LOOK_EVERY_MS });

  private readonly offered = computed(() => TABS.filter((tab) => this.access.may(NEEDED[tab] ?? 'INGESTION_READ')));
  protected readonly tab = computed((): TabKey => {
    const asked = this.address.params().get('tab');
    return this.offered().find((tab) => tab === asked) ?? 'status';
  });
  protected readonly tabs = computed((): readonly Tab[] => {
    const translate = this.translate();
    const waiting = this.status.value()?.ingestionStatus.deadLetters.waiting ?? '0';
    return this.offered().map((key) => ({
      key,
      text: translate(key),
      ...(key === 'dead-letters' && waiting !== '0' ? { count: this.numbers.count(waiting) } : {}),
    }));
  });

  /** What belongs to one tab only does not go along to another. */
  protected show(tab: string | undefined): void {
    void this.address.change({
      tab: tab === 'status' ? null : tab,
      reason: null,
      replayed: null,
      after: null,
      key: null,
    });
  }
}
