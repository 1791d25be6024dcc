import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import {
  type Filter,
  FilterChips,
  type FilterField,
  Language,
  type RangeChoice,
  RangePicker,
  TimeZoneSelect,
} from '@tokenledger/shared/ui';

import { DimensionValuesDocument } from '../operations';
import { DIMENSION_ENUM } from './dimension-enum';
import { type Comparison, COMPARISONS, VIEW_DIMENSIONS, VIEW_OPERATORS, type ViewDimension } from './view-address';
import { ViewState } from './view-state';

const VALUES_OFFERED = 50;

/** What every page of spend looks at, and the way to change it: range, comparison, time zone, filters. */
@Component({
  selector: 'tl-context-bar',
  imports: [FilterChips, RangePicker, TimeZoneSelect, TranslocoDirective],
  templateUrl: './context-bar.html',
  styleUrl: './context-bar.css',
})
export class ContextBar {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly state = inject(ViewState);
  protected readonly comparisons = COMPARISONS;

  /** The dimension whose values are being chosen, and what was typed. */
  private readonly wanted = signal<{ readonly dimension: ViewDimension; readonly typed: string } | undefined>(
    undefined,
  );
  private readonly values = askApi(DimensionValuesDocument, () => {
    const wanted = this.wanted();
    if (wanted === undefined) return undefined;
    const { from, to } = this.state.range();
    return {
      input: {
        dimension: DIMENSION_ENUM[wanted.dimension],
        search: wanted.typed === '' ? null : wanted.typed,
        from: from.toISOString(),
        to: to.toISOString(),
        limit: VALUES_OFFERED,
      },
    };
  });

  protected readonly fields = computed((): readonly FilterField[] => {
    this.language.tag();
    const wanted = this.wanted();
    const answer = this.values.value()?.dimensionValues;
    const found = answer?.__typename === 'DimensionValues' ? answer.values : [];
    const options = found.flatMap(({ value }) => (value === null ? [] : [{ value, text: value }]));
    return VIEW_DIMENSIONS.map((dimension) => ({
      key: dimension,
      text: this.texts.translate<string>(`metering.dimension.${dimension}`),
      operators: VIEW_OPERATORS,
      canBeUnknown: true,
      hasMore: true,
      options: wanted?.dimension === dimension && !this.values.isOutdated() ? options : [],
      isLoading: wanted?.dimension === dimension && this.values.isLoading(),
    }));
  });

  protected chooseRange(range: RangeChoice): void {
    void this.state.change({ range });
  }

  protected chooseComparison(event: Event): void {
    void this.state.change({ comparison: (event.target as HTMLSelectElement).value as Comparison });
  }

  protected chooseTimeZone(zone: string): void {
    void this.state.change({ timeZone: zone === this.state.organizationTimeZone() ? undefined : zone });
  }

  /** Two filters of one dimension and operator are one: a call has one team. */
  protected chooseFilters(filters: readonly Filter[]): void {
    const merged = new Map<string, Filter>();
    for (const filter of filters) {
      const key = `${filter.operator} ${filter.field}`;
      const values = [...new Set([...(merged.get(key)?.values ?? []), ...filter.values])];
      merged.set(key, { ...filter, values });
    }
    void this.state.change({ filters: [...merged.values()] });
  }

  protected wantOptions({ field, typed }: { readonly field: string; readonly typed: string }): void {
    const dimension = VIEW_DIMENSIONS.find((known) => known === field);
    if (dimension !== undefined) this.wanted.set({ dimension, typed });
  }
}
