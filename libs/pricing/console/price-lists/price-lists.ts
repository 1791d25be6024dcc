import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  downloadCsv,
  Numbers,
  Skeleton,
  TableCell,
  type TableColumn,
  Toasts,
  translator,
} from '@tokenledger/shared/ui';

import { PriceLinesDocument, PriceListCsvDocument, PriceListsDocument } from '../operations';
import { importPriceList } from './import-dialog';
import { lineColumns, lineKey, type PriceLine } from './price-line-columns';

/** Lines asked for at once. */
const PAGE = 200;
const TYPING_MS = 250;

/** The lists that calls are priced from: looked through, exported, and the organisation's own changed. */
@Component({
  selector: 'tl-price-lists',
  imports: [AnswerContent, AnswerView, AnswerWaiting, Banner, DataTable, May, Skeleton, TableCell, TranslocoDirective],
  templateUrl: './price-lists.html',
  styleUrl: './price-lists.css',
})
export class PriceListsPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(Dialogs);
  private readonly document = inject(DOCUMENT);
  private readonly toasts = inject(Toasts);
  private readonly numbers = inject(Numbers);
  private readonly translate = translator('pricing.lists');
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly lineKey = lineKey;
  protected readonly list = computed(() => this.params().get('list') ?? '');
  protected readonly search = computed(() => this.params().get('q') ?? '');
  protected readonly showsAll = computed(() => this.params().get('all') === '1');
  private readonly shown = signal(PAGE);

  protected readonly lists = askApi(PriceListsDocument, () => ({}));
  protected readonly lines = askApi(PriceLinesDocument, () => ({
    input: {
      lists: this.list() === '' ? null : [this.list()],
      search: this.search() || null,
      inForceOnly: !this.showsAll(),
      first: this.shown(),
    },
  }));
  protected readonly found = computed(() => {
    const result = this.lines.value()?.priceLines;
    return result?.__typename === 'PriceLineConnection' ? result : undefined;
  });
  protected readonly rows = computed(() => this.found()?.nodes ?? []);
  protected readonly total = computed(() => this.numbers.count(String(this.found()?.totalCount ?? 0), 'exact'));
  protected readonly isCut = computed(() => this.found()?.pageInfo.hasNextPage === true);
  protected readonly mayShowMore = computed(() => this.isCut() && this.shown() < 500);
  protected readonly columns = computed((): readonly TableColumn<PriceLine>[] =>
    lineColumns(this.translate(), this.numbers),
  );

  /** The list whose file is wanted. */
  private readonly wantedFile = signal<string | undefined>(undefined);
  protected readonly file = askApi(PriceListCsvDocument, () => {
    const id = this.wantedFile();
    return id === undefined ? undefined : { id };
  });

  constructor() {
    effect(() => {
      const csv = this.file.value()?.priceListCsv;
      const id = untracked(this.wantedFile);
      if (csv === undefined || csv === null || id === undefined || this.file.isOutdated()) return;
      untracked(() => {
        downloadCsv(this.document, id.replace(/^(all|own):/, ''), csv);
        this.wantedFile.set(undefined);
      });
    });
  }

  protected look(part: Params): void {
    this.shown.set(PAGE);
    void this.router.navigate([], { relativeTo: this.route, queryParams: part, queryParamsHandling: 'merge' });
  }

  protected type(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.look({ q: text.trim() || null }), TYPING_MS);
  }

  protected showMore(): void {
    this.shown.set(500);
  }

  protected save(id: string): void {
    this.wantedFile.set(id);
  }

  protected async change(name: string): Promise<void> {
    const outcome = await importPriceList(this.dialogs, { name });
    if (outcome === undefined) return;
    this.toasts.show({ text: this.translate()('changed', { name: outcome.name }) });
    this.lists.reload();
    this.lines.reload();
  }
}
