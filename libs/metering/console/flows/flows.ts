import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink, ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi, CurrentAccess, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  changeBetween,
  compareDecimals,
  DataTable,
  EmptyState,
  HelpButton,
  moneyIn,
  Numbers,
  Segmented,
  Skeleton,
  type TableColumn,
  TableCell,
  translator,
} from '@tokenledger/shared/ui';

import { type SpendDimension, SpendFlowsDocument, type SpendFlowsQuery, type SpendInput } from '../operations';
import { currencyShown, amountIn } from '../overview/spend-figures';
import { ContextBar } from '../view/context-bar';
import { NotConverted } from '../view/not-converted';
import { ViewState } from '../view/view-state';
import { type Flow, flowsOf, type OwnerBalance } from './flow-rows';

/** What owners are compared at, and the dimensions of both sides. */
const LEVELS = {
  team: ['ORIGINATING_TEAM', 'TEAM'],
  project: ['ORIGINATING_PROJECT', 'PROJECT'],
  costCenter: ['ORIGINATING_COST_CENTER', 'COST_CENTER'],
} as const satisfies Record<string, readonly [SpendDimension, SpendDimension]>;

type Level = keyof typeof LEVELS;

const ORIGINATING = {
  team: 'originatingTeam',
  project: 'originatingProject',
  costCenter: 'originatingCostCenter',
} as const satisfies Record<Level, string>;

/** More pairs of owners are told by the API to be more. */
const MOST_PAIRS = 5_000;

/** Who works for whom: calls that one owner is charged for and another began, and what that comes to for each. */
@Component({
  selector: 'tl-flows-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    ContextBar,
    DataTable,
    EmptyState,
    HelpButton,
    NotConverted,
    RouterLink,
    Segmented,
    Skeleton,
    TableCell,
    TranslocoDirective,
  ],
  templateUrl: './flows.html',
  styleUrl: './flows.css',
})
export class FlowsPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly organization = inject(CurrentOrganization);
  private readonly translate = translator('metering.flows');
  private readonly access = inject(CurrentAccess);
  protected readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  protected readonly level = computed((): Level => {
    const asked = this.view.params()['level'];
    return LEVEL_NAMES.find((level) => level === asked) ?? 'team';
  });
  protected readonly levels = computed(() =>
    LEVEL_NAMES.map((value) => ({ value, text: this.translate()('levels.' + value) })),
  );
  private readonly input = computed((): SpendInput => {
    const { from, to } = this.view.range();
    return {
      ...{ from: from.toISOString(), to: to.toISOString(), granularity: 'TOTAL', filter: this.view.filter() },
      ...{ groupBy: LEVELS[this.level()], limit: MOST_PAIRS },
    };
  });
  protected readonly answer = askApi(SpendFlowsDocument, () => ({ input: this.input() }));
  protected readonly report = computed(() => reportIn(this.answer.value()));
  protected readonly issues = computed(() => {
    const answered = this.answer.value()?.spend;
    return answered?.__typename === 'InvalidSpendInput' ? answered.issues : [];
  });
  protected readonly currency = computed(() =>
    currencyShown(this.report()?.totals.cost ?? [], this.organization.value()?.reportingCurrency ?? 'USD'),
  );
  protected readonly flows = computed(() => flowsOf(this.report()?.rows ?? [], this.currency()));
  protected readonly isNothing = (answered: SpendFlowsQuery): boolean => {
    const report = reportIn(answered);
    return report !== undefined && flowsOf(report.rows, this.currency()).flows.length === 0;
  };
  /** Of a part of the calls one side would be missing, and look like nothing. */
  protected readonly isWhole = computed(() => this.access.seesAllSpend() && this.view.view().filters.length === 0);
  protected readonly headline = computed(() => {
    const all = amountIn(this.report()?.totals.cost ?? [], this.currency());
    const { flowing } = this.flows();
    return this.translate()('headline', {
      flowing: this.numbers.money(flowing, this.currency()),
      all: this.numbers.money(all, this.currency()),
      share: all === null || flowing === null ? this.numbers.percent(null) : this.numbers.share(flowing, all),
    });
  });
  protected readonly range = computed(() => {
    const { from, to } = this.view.range();
    return this.numbers.range({ start: from, end: to }, this.view.timeZone());
  });

  protected readonly flowKey = ({ from, to }: Flow): string => JSON.stringify([from, to]);
  protected readonly flowColumns = computed((): readonly TableColumn<Flow>[] => {
    const header = (key: string) => this.translate()('columns.' + key);
    const count = (key: 'calls' | 'tokens'): TableColumn<Flow> => ({
      ...{ key, header: header(key), align: 'end' },
      text: (flow) => this.numbers.count(flow[key].toString()),
      exact: (flow) => flow[key].toString(),
      sortBy: (flow) => flow[key],
    });
    return [
      {
        key: 'from',
        header: header('from'),
        text: ({ from }) => this.originatorOf(from),
        sortBy: ({ from }) => from ?? '',
      },
      { key: 'to', header: header('to'), text: ({ to }) => this.nameOf(to), sortBy: ({ to }) => to ?? '' },
      count('calls'),
      count('tokens'),
      {
        ...{ key: 'cost', header: header('cost'), align: 'end' },
        text: ({ cost }) => (cost === null ? undefined : this.numbers.money(cost, this.currency())),
        exact: ({ cost }) => (cost === null ? undefined : `${cost} ${this.currency()}`),
        compare: (one, other) => compareDecimals(one.cost ?? '0', other.cost ?? '0'),
      },
      { key: 'open', header: header('open'), text: () => '' },
    ];
  });

  protected readonly balanceKey = ({ owner }: OwnerBalance): string => owner;
  protected readonly balanceColumns = computed((): readonly TableColumn<OwnerBalance>[] => {
    const header = (key: string) => this.translate()('balances.columns.' + key);
    const cost = (key: 'charged' | 'forOthers' | 'byOthers' | 'originated'): TableColumn<OwnerBalance> => ({
      ...{ key, header: header(key), align: 'end' },
      text: (balance) => this.numbers.money(balance[key], this.currency()),
      exact: (balance) => (balance[key] === null ? undefined : `${balance[key]} ${this.currency()}`),
      compare: (one, other) => compareDecimals(one[key] ?? '0', other[key] ?? '0'),
    });
    const change = ({ originated, charged }: OwnerBalance) => changeBetween(originated, charged);
    return [
      {
        ...{ key: 'owner', header: header('owner') },
        text: ({ owner }) => owner,
        sortBy: ({ owner }) => owner,
      },
      cost('charged'),
      cost('forOthers'),
      cost('byOthers'),
      cost('originated'),
      {
        ...{ key: 'difference', header: header('difference'), align: 'end' },
        text: (balance) => this.numbers.difference(change(balance), moneyIn(this.currency()), 'full'),
        exact: (balance) => {
          const { absolute } = change(balance);
          return absolute === null ? undefined : `${absolute} ${this.currency()}`;
        },
        compare: (one, other) => compareDecimals(change(one).absolute ?? '0', change(other).absolute ?? '0'),
      },
    ];
  });

  protected choose(level: string): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { level: level === 'team' ? null : level },
      queryParamsHandling: 'merge',
    });
  }

  /** Calls of one flow in Explore. */
  protected paramsOf({ from, to }: Flow) {
    const level = this.level();
    // Empty is "not known" in an address.
    return { ...this.view.linkParams(), [ORIGINATING[level]]: from ?? '', [level]: to ?? '', by: 'service,model' };
  }

  protected flowName({ from, to }: Flow): string {
    return this.translate()('open', { from: this.originatorOf(from), to: this.nameOf(to) });
  }

  protected asDate(instant: string): Date {
    return new Date(instant);
  }

  /** A service may say for which team it works, and not for which project. */
  private originatorOf(name: string | null): string {
    return name ?? this.translate()('notNamed');
  }

  private nameOf(name: string | null): string {
    return name ?? this.translate()('nobody');
  }
}

const LEVEL_NAMES = Object.keys(LEVELS) as readonly Level[];

function reportIn(answered: SpendFlowsQuery | undefined) {
  const report = answered?.spend;
  return report?.__typename === 'SpendReport' ? report : undefined;
}
