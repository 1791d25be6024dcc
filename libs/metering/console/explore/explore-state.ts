import { computed, inject, Service } from '@angular/core';
import { type Params, Router } from '@angular/router';
import type { Filter, LocalDate, RangeChoice } from '@tokenledger/shared/ui';

import { type View, type ViewDimension, viewToParams, type ViewParams } from '../view/view-address';
import { ViewState } from '../view/view-state';
import { groupByAfter } from './drill-down';
import { exploreFromParams, exploreToParams, type ExploreView, type ShownShape } from './explore-address';
import type { Group } from './group';
import { isAmount } from './measure';

/** What Explore shows, kept in the address, and where its figures lead. */
@Service()
export class ExploreState {
  private readonly router = inject(Router);
  private readonly state = inject(ViewState);

  readonly shown = computed((): ExploreView => exploreFromParams(this.state.params()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  /** What can be drawn of the shape that was chosen: ratios are not stacked, and one period is ranked bars. */
  readonly drawnShape = computed((): ShownShape => {
    const { shape, granularity, measure } = this.shown();
    if (shape === 'none') return shape;
    return granularity === 'total' || (shape === 'bars' && isAmount(measure)) ? 'bars' : 'lines';
  });
  /** The page with every choice as it is now, to be sent to somebody. */
  readonly path = computed(() => {
    this.state.params();
    return this.router.url;
  });

  /** Shows something else: of this page, of what every page looks at, or of both in one step. */
  change(explore: Partial<ExploreView>, view: Partial<View> = {}): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: {
        ...viewToParams({ ...this.state.view(), ...view }),
        ...exploreToParams({ ...this.shown(), ...explore }),
      },
      queryParamsHandling: 'merge',
    });
  }

  /** Only what has this value, and by the next dimension in its place. */
  valueParams(dimension: ViewDimension, value: string | null): Params {
    return this.groupParams([dimension], { key: '', values: [value], isRest: false });
  }

  /** Only what is of this group; what was grouped by the dimensions goes on to the next. */
  groupParams(dimensions: readonly ViewDimension[], group: Group): Params {
    return this.paramsOf(...this.within(dimensions, group));
  }

  /** A shorter range in shorter periods; with a group only what is of it. */
  periodParams(range: RangeChoice, dimensions: readonly ViewDimension[], group: Group | undefined): Params {
    const [view, explore] = group === undefined || group.isRest ? [{}, {}] : this.within(dimensions, group);
    return this.paramsOf({ ...view, range }, { ...explore, granularity: FINER[this.shown().granularity] });
  }

  /** The calls behind a row. @param range of its period, where the row has one */
  callsParams(dimensions: readonly ViewDimension[], group: Group, range?: RangeChoice): Params {
    const view = this.state.view();
    const values = dimensions.map((dimension, at) => [dimension, group.values[at] ?? null] as const);
    const filters = narrowed(view.filters, group.isRest ? [] : values);
    return compact(viewToParams({ ...view, filters, range: range ?? view.range }));
  }

  private within(dimensions: readonly ViewDimension[], { values }: Group): [Partial<View>, Partial<ExploreView>] {
    const filters = narrowed(
      this.state.view().filters,
      dimensions.map((dimension, at) => [dimension, values[at] ?? null]),
    );
    const fields = filters.map(({ field }) => field);
    const groupBy = dimensions.reduce((left, dimension) => groupByAfter(dimension, left, fields), this.shown().groupBy);
    return [{ filters }, { groupBy }];
  }

  private paramsOf(view: Partial<View>, explore: Partial<ExploreView>): Params {
    return compact({
      ...viewToParams({ ...this.state.view(), ...view }),
      ...exploreToParams({ ...this.shown(), ...explore }),
    });
  }
}

/** Days as a choice of a range; both included. */
export function daysFrom(firstDay: LocalDate, lastDay: LocalDate): RangeChoice {
  return { from: firstDay, to: lastDay };
}

/** What a period is looked into by. An hour has no shorter periods: its day is shown by the hour. */
const FINER = { total: 'day', month: 'day', week: 'day', day: 'hour', hour: 'hour' } as const;

function narrowed(
  filters: readonly Filter[],
  values: readonly (readonly [ViewDimension, string | null])[],
): readonly Filter[] {
  const replaced = new Set<string>(values.map(([dimension]) => dimension));
  return [
    ...filters.filter(({ field }) => !replaced.has(field)),
    ...values.map(([field, value]): Filter => ({ field, operator: 'is', values: [value] })),
  ];
}

function compact(params: ViewParams): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}
