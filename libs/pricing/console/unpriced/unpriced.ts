import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentOrganization, May } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  Dialogs,
  EmptyState,
  Numbers,
  PRESENT,
  Segmented,
  Skeleton,
  TableCell,
  type TableColumn,
  translator,
} from '@tokenledger/shared/ui';

import { UnpricedModelsDocument, type UnpricedModelsQuery } from '../operations';
import { priceModel } from './price-model-dialog';
import { keyOf, LOOKS_BACK, reasonKey, type UnpricedModel } from './unpriced-words';

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;

/** Models whose calls have no price, the largest first, and a price for each in one step. */
@Component({
  selector: 'tl-unpriced',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    DataTable,
    EmptyState,
    May,
    RouterLink,
    Segmented,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './unpriced.html',
  styleUrl: './unpriced.css',
})
export class Unpriced {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(Dialogs);
  private readonly numbers = inject(Numbers);
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('pricing.unpriced');
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly keyOf = keyOf;
  /** The one that got a price last: its calls of the past still have none. */
  protected readonly priced = signal<UnpricedModel | undefined>(undefined);
  protected readonly days = computed(() => {
    const asked = this.params().get('days');
    return LOOKS_BACK.find((days) => days === asked) ?? LOOKS_BACK[0];
  });
  protected readonly lengths = computed(() =>
    [...LOOKS_BACK]
      .sort((left, right) => Number(left) - Number(right))
      .map((value) => ({ value, text: this.translate()('lookBack', { days: value }) })),
  );

  protected readonly answer = askApi(UnpricedModelsDocument, () => ({ input: this.range() }));
  protected readonly found = computed(() => {
    const result = this.answer.value()?.unpricedModels;
    return result?.__typename === 'UnpricedModels' ? result : undefined;
  });
  protected readonly isEmpty = ({ unpricedModels }: UnpricedModelsQuery) =>
    unpricedModels.__typename === 'UnpricedModels' && unpricedModels.models.length === 0;
  protected readonly models = computed(() => this.found()?.models ?? []);
  protected readonly share = computed(() => this.numbers.share(this.found()?.unpricedTokens, this.found()?.allTokens));

  protected readonly columns = computed((): readonly TableColumn<UnpricedModel>[] => {
    const translate = this.translate();
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    return [
      { key: 'model', header: translate('columns.model'), text: ({ model }) => model, sortBy: ({ model }) => model },
      {
        key: 'provider',
        header: translate('columns.provider'),
        text: ({ provider }) => provider ?? translate('noProvider'),
        sortBy: ({ provider }) => provider ?? undefined,
      },
      {
        key: 'reason',
        header: translate('columns.reason'),
        text: (model) => this.reasonOf(model),
        exact: ({ reason }) => reason,
      },
      {
        key: 'calls',
        header: translate('columns.calls'),
        align: 'end',
        text: ({ calls }) => this.numbers.count(calls),
        exact: ({ calls }) => calls,
        sortBy: ({ calls }) => BigInt(calls),
      },
      {
        key: 'tokens',
        header: translate('columns.tokens'),
        align: 'end',
        text: ({ tokens }) => this.numbers.count(tokens),
        exact: ({ tokens }) => tokens,
        sortBy: ({ tokens }) => BigInt(tokens),
      },
      {
        key: 'share',
        header: translate('columns.share'),
        align: 'end',
        text: ({ tokens }) => this.numbers.share(tokens, this.found()?.allTokens),
        exact: ({ tokenShare }) => tokenShare ?? undefined,
      },
      {
        key: 'last',
        header: translate('columns.last'),
        text: ({ lastAt }) => this.numbers.dateTime(new Date(lastAt), zone),
        exact: ({ lastAt }) => lastAt,
        sortBy: ({ lastAt }) => lastAt,
      },
      { key: 'action', header: translate('columns.action'), text: () => '' },
    ];
  });

  protected lookBack(days: string): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { days: days === LOOKS_BACK[0] ? null : days },
      queryParamsHandling: 'merge',
    });
  }

  protected reasonOf({ reason, serviceTier }: UnpricedModel): string {
    const [, detail = ''] = reason.split(/:(.*)/s);
    return this.translate()(`reasons.${reasonKey(reason)}`, { detail: detail || reason, tier: serviceTier ?? '' });
  }

  protected async price(model: UnpricedModel): Promise<void> {
    const zone = this.organization.value()?.timeZone ?? 'UTC';
    const outcome = await priceModel(this.dialogs, { model, reason: this.reasonOf(model), timeZone: zone });
    if (outcome === undefined) return;
    this.priced.set(model);
    this.answer.reload();
  }

  /** What re-rating begins with: the calls that were looked at, and why. Not `provider`, which filters every page. */
  protected pastOf({ provider, model }: UnpricedModel) {
    return { ofProvider: provider, ofModel: model, days: this.days(), priced: model };
  }

  /** Whole quarters of an hour, as the ledger is asked. */
  private range(): { readonly from: string; readonly to: string } {
    const now = this.present.now().getTime();
    const to = Math.ceil(now / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
    return { from: new Date(to - Number(this.days()) * DAY_MS).toISOString(), to: new Date(to).toISOString() };
  }
}
