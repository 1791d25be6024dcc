import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, computed, inject, input, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  DataTable,
  EmptyState,
  FailureNote,
  Numbers,
  PRESENT,
  Skeleton,
  TableCell,
} from '@tokenledger/shared/ui';
import { map } from 'rxjs';

import type { CallRowFragment } from '../operations';
import { ContextBar } from '../view/context-bar';
import { viewToParams } from '../view/view-address';
import { ViewState } from '../view/view-state';
import { injectWords } from '../view/words';
import { CallBadges } from './call-badges';
import { callColumns, callerOf, modelText, noCostText, onlyCurrency, servedAfter } from './call-columns';
import { type CallsChoice, callsChoiceFrom, EVERY_CALL, isCallId, toCallsParams } from './calls-address';
import { questionOf } from './calls-question';
import { CallsTools } from './calls-tools';
import { LiveCalls } from './live-calls';
import { ReadingHold } from './reading-hold';

const NARROW = '(max-width: 800px)';

/** The calls of a range, the newest or the costliest first; it follows what arrives where the range is still running. */
@Component({
  selector: 'tl-calls-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    CallBadges,
    CallsTools,
    ContextBar,
    DataTable,
    EmptyState,
    FailureNote,
    ReadingHold,
    RouterLink,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './calls.html',
  styleUrl: './calls.css',
})
export class Calls {
  private readonly router = inject(Router);
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  protected readonly words = injectWords();
  protected readonly numbers = inject(Numbers);
  protected readonly view = inject(ViewState);

  /** Parameters of the address, see `CallsChoice`. */
  readonly only = input<string | readonly string[]>();
  readonly search = input<string | readonly string[]>();
  readonly minCost = input<string | readonly string[]>();
  readonly order = input<string | readonly string[]>();
  readonly live = input<string | readonly string[]>();

  private readonly hold = viewChild(ReadingHold);
  private readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );

  protected readonly choice = computed(() =>
    callsChoiceFrom({
      only: this.only(),
      search: this.search(),
      minCost: this.minCost(),
      order: this.order(),
      live: this.live(),
    }),
  );
  protected readonly question = computed(() =>
    questionOf(this.view.range(), this.view.filter(), this.choice(), this.present.now()),
  );
  /** Whether more may come on top of what is listed. */
  protected readonly canFollow = computed(() => this.view.range().isPartial && this.choice().order === 'newest');
  protected readonly isLive = computed(() => this.canFollow() && !this.choice().isPaused);
  protected readonly calls = new LiveCalls({
    input: () => this.question().input,
    isLive: () => this.isLive(),
    isHeld: () => this.hold()?.isHeld() ?? false,
  });

  protected readonly currency = computed(() => this.organization.value()?.reportingCurrency ?? 'USD');
  protected readonly rows = computed(() => this.calls.list()?.calls ?? []);
  protected readonly columns = computed(() =>
    callColumns({
      words: this.words,
      numbers: this.numbers,
      timeZone: this.view.timeZone(),
      currency: onlyCurrency(this.rows(), this.currency()),
      isNarrow: this.isNarrow(),
    }),
  );
  protected readonly shownCount = computed(() => String(this.rows().length));
  protected readonly csvName = computed(() => `calls-${this.view.range().firstDay}-${this.view.range().lastDay}`);
  protected readonly isFiltered = computed(() => {
    const { only, search, minCost } = this.choice();
    return only.length > 0 || search !== '' || minCost !== '' || this.view.view().filters.length > 0;
  });
  /** Nothing has ever arrived: whatever is chosen, there is nothing to list. */
  protected readonly isNew = computed(() => this.organization.value()?.hasCalls === false);
  /** The call whose id is looked for: it can be opened whatever the range. */
  protected readonly searchedCall = computed(() => (isCallId(this.choice().search) ? this.choice().search : undefined));
  private readonly linkParams = computed(() => ({
    ...this.view.linkParams(),
    ...given(toCallsParams(this.choice())),
  }));
  protected readonly linkOf = computed(() => {
    const queryParams = this.linkParams();
    return ({ id }: CallRowFragment) => this.router.createUrlTree(['/calls', id], { queryParams });
  });

  protected readonly callerOf = callerOf;
  protected readonly keyOf = ({ id }: CallRowFragment): string => id;

  protected choose(choice: CallsChoice): void {
    void this.router.navigate([], { queryParams: toCallsParams(choice), queryParamsHandling: 'merge' });
  }

  protected follow(isFollowing: boolean): void {
    this.choose({ ...this.choice(), isPaused: !isFollowing });
  }

  protected lookAtToday(): void {
    void this.view.change({ range: { preset: 'today' } });
  }

  /** Two changes of one address would overtake each other: one navigation clears both. */
  protected clearFilters(): void {
    const { order, isPaused } = this.choice();
    const own = toCallsParams({ ...EVERY_CALL, order, isPaused });
    const filters = viewToParams({ ...this.view.view(), filters: [] });
    void this.router.navigate([], { queryParams: { ...own, ...filters }, queryParamsHandling: 'merge' });
  }

  protected showWaiting(): void {
    this.calls.showWaiting();
    this.hold()?.release();
  }

  protected momentOf(startedAt: string): string {
    return `${this.numbers.moment(new Date(startedAt), this.view.timeZone())} (${this.view.timeZone()})`;
  }

  /** In the zone of the view, without the year. */
  protected shortly(instant: string): string {
    return this.numbers.moment(new Date(instant), this.view.timeZone(), 'short');
  }

  protected modelOf(call: CallRowFragment): { readonly asked: string | null; readonly served: string | undefined } {
    const { requestModel, responseModel } = call;
    const isOther = requestModel !== null && responseModel !== null && requestModel !== responseModel;
    if (!isOther) return { asked: null, served: modelText(call) };
    return { asked: requestModel, served: servedAfter(requestModel, responseModel) };
  }

  protected noCostText(call: CallRowFragment): string {
    return noCostText(call, this.words) ?? '';
  }

  protected costExactly({ cost }: CallRowFragment): string {
    return cost === null ? '' : this.numbers.money(cost.amount, cost.currency, 'exact');
  }

  protected costOf(call: CallRowFragment): string | undefined {
    return this.columns()
      .find(({ key }) => key === 'cost')
      ?.text(call);
  }
}

function given(params: ReturnType<typeof toCallsParams>): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
}
