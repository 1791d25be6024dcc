import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { CurrentAccess, askApi, CurrentOrganization } from '@tokenledger/shared/console-api';
import {
  AnswerContent,
  AnswerNothing,
  AnswerView,
  AnswerWaiting,
  Banner,
  downloadCsv,
  EmptyState,
  Numbers,
  Skeleton,
} from '@tokenledger/shared/ui';

import {
  type NamedUnitFragment,
  type SpendByUnitInput,
  SpendByUnitCsvDocument,
  SpendByUnitDocument,
  type SpendByUnitQuery,
} from '../operations';
import { currencyShown } from '../overview/spend-figures';
import { ContextBar } from '../view/context-bar';
import { NotConverted } from '../view/not-converted';
import { viewToParams } from '../view/view-address';
import { ViewState } from '../view/view-state';
import { dimensionOf, pathFromParams, pathToParams } from './unit-path';
import { totalRow, type UnitLine, unitRows } from './unit-rows';

/** What the organisation spent, level by level: cost centres, teams, projects, services, each on its days. */
@Component({
  selector: 'tl-units-page',
  imports: [
    AnswerContent,
    AnswerNothing,
    AnswerView,
    AnswerWaiting,
    Banner,
    ContextBar,
    EmptyState,
    NotConverted,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './units.html',
  styleUrl: './units.css',
})
export class Units {
  private readonly document = inject(DOCUMENT);
  private readonly texts = inject(TranslocoService);
  private readonly organization = inject(CurrentOrganization);
  protected readonly access = inject(CurrentAccess);
  protected readonly view = inject(ViewState);
  protected readonly numbers = inject(Numbers);

  private readonly within = computed(() => pathFromParams(this.view.params()));
  private readonly input = computed((): SpendByUnitInput => {
    const [{ from, to }, compared] = [this.view.range(), this.view.compared()];
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      compareWith: compared === undefined ? null : { from: compared.from.toISOString(), to: compared.to.toISOString() },
      filter: this.view.filter(),
      within: [...this.within()],
    };
  });
  protected readonly answer = askApi(SpendByUnitDocument, () => ({ input: this.input() }));
  /** A file is made where somebody wants it: it is an export, and recorded. */
  protected readonly fileInput = signal<SpendByUnitInput | undefined>(undefined);
  protected readonly file = askApi(SpendByUnitCsvDocument, () => {
    const input = this.fileInput();
    return input && { input };
  });

  protected readonly report = computed(() => reportIn(this.answer.value()));
  protected readonly issues = computed(() => {
    const answered = this.answer.value()?.spendByUnit;
    return answered?.__typename === 'InvalidSpendInput' ? answered.issues : [];
  });
  protected readonly currency = computed(() =>
    currencyShown(this.report()?.total.spend.cost ?? [], this.organization.value()?.reportingCurrency ?? 'USD'),
  );
  protected readonly rows = computed(() => {
    const report = this.report();
    return report === undefined ? [] : unitRows(report, this.numbers, this.currency());
  });
  protected readonly total = computed(() => {
    const report = this.report();
    return report && totalRow(report, this.numbers, this.currency());
  });
  protected readonly moves = computed(() =>
    (this.report()?.moves ?? []).map(({ unit, day, from, to }) => ({
      unit: unit.name,
      day: this.dayText(day),
      from: from.name,
      to: to.name,
    })),
  );
  /** Each leads to its own level; the organisation is the first. */
  protected readonly crumbs = computed(() => {
    const path = this.report()?.path ?? [];
    return path.map((unit, index) => ({ unit, params: this.paramsOf(path.slice(0, index + 1)) }));
  });
  protected readonly range = computed(() => {
    const { from, to } = this.view.range();
    return this.numbers.range({ start: from, end: to }, this.view.timeZone());
  });
  protected readonly hasUnknown = computed(() => this.rows().some(({ unit }) => isUnknown(unit)));

  protected readonly isNothing = (answered: SpendByUnitQuery) =>
    reportIn(answered) !== undefined &&
    reportIn(answered)?.total.spend.calls === '0' &&
    (reportIn(answered)?.total.previous?.calls ?? '0') === '0';
  protected readonly isUnknown = isUnknown;

  constructor() {
    effect(() => {
      const file = this.file.value()?.spendByUnitCsv;
      if (file === undefined || this.file.isLoading() || untracked(this.fileInput) === undefined) return;
      untracked(() => {
        if (file.__typename === 'UnitSpendFile') downloadCsv(this.document, 'spend-by-organisation', file.csv);
        this.fileInput.set(undefined);
      });
    });
  }

  protected paramsOf(path: readonly Pick<NamedUnitFragment, 'kind' | 'id'>[]): Params {
    return { ...this.view.linkParams(), ...pathToParams(path) };
  }

  protected below(unit: NamedUnitFragment): Params {
    return this.paramsOf([...(this.report()?.path ?? []), unit]);
  }

  /** Calls that name no owner at all. */
  protected ofNobody(): Params {
    return { ...this.view.linkParams(), team: '', project: '', costCenter: '' };
  }

  /** Calls that name the unit, whatever else they name. */
  protected naming({ unit, names }: UnitLine): Params {
    const field = dimensionOf(unit.kind);
    const view = this.view.view();
    const filters = [
      ...view.filters.filter((one) => one.field !== field),
      { field, operator: 'is' as const, values: names },
    ];
    return Object.fromEntries(
      Object.entries(viewToParams({ ...view, filters })).filter(([, value]) => value !== null),
    ) as Params;
  }

  /** Spellings that differ from the name of the directory. */
  protected otherNames({ unit, names }: UnitLine): string {
    return unit.isInDirectory ? names.filter((name) => name.toLowerCase() !== unit.name.toLowerCase()).join(', ') : '';
  }

  protected daysOf({ days }: UnitLine): string {
    return days
      .map(({ from, until }) => {
        const [first, last] = [from && this.dayText(from), until && this.dayText(dayBefore(until))];
        const text = first && last ? 'between' : first ? 'since' : 'until';
        return this.texts.translate<string>(`metering.units.days.${text}`, { from: first, until: last });
      })
      .join(', ');
  }

  protected asDate(instant: string): Date {
    return new Date(instant);
  }

  protected download(): void {
    this.fileInput.set({ ...this.input(), within: [], compareWith: null });
  }

  private dayText(day: string): string {
    return this.numbers.date(new Date(`${day}T00:00:00Z`), 'UTC');
  }
}

function reportIn(answered: SpendByUnitQuery | undefined) {
  const report = answered?.spendByUnit;
  return report?.__typename === 'UnitSpendReport' ? report : undefined;
}

/** Services and environments need not be in a directory. */
function isUnknown(unit: NamedUnitFragment | undefined): boolean {
  return unit !== undefined && !unit.isInDirectory && unit.kind !== 'SERVICE' && unit.kind !== 'ENVIRONMENT';
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
