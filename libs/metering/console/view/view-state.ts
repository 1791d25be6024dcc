import { computed, effect, inject, Service, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, type Params, Router } from '@angular/router';
import { CurrentOrganization } from '@tokenledger/shared/console-api';
import { comparableEnd, PRESENT, previousRange, resolveRange, type ResolvedRange } from '@tokenledger/shared/ui';
import { filter, map } from 'rxjs';

import { yearBefore } from './year-before';
import {
  type View,
  type ViewDimension,
  viewFromParams,
  type ViewOperator,
  type ViewParams,
  viewToParams,
} from './view-address';

/** Buckets of the ledger: instants that it can be asked about lie on them. */
const QUARTER_HOUR_MS = 900_000;
const MINUTE_MS = 60_000;

/** Instants of a comparison, the second excluded. */
export interface ComparedRange {
  readonly from: Date;
  readonly to: Date;
}

/**
 * What the pages look at, kept in the address: it survives navigation, the browser's back button works, and a colleague
 * who is sent the address sees the same.
 */
@Service()
export class ViewState {
  private readonly router = inject(Router);
  private readonly present = inject(PRESENT);
  private readonly organization = inject(CurrentOrganization);
  /** Grows with time, so that a page left open over midnight looks at the new day. */
  private readonly minute = signal(0);

  /** All parameters of the address: pages keep what is theirs alone there too. */
  readonly params = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((): Params => this.router.routerState.snapshot.root.queryParams),
    ),
    { initialValue: this.router.routerState.snapshot.root.queryParams },
  );

  readonly view = computed((): View => viewFromParams(this.params()), { equal: sameJson });
  /** What links to other pages carry along. */
  readonly linkParams = computed(() => compact(viewToParams(this.view())));
  readonly organizationTimeZone = computed(() => this.organization.value()?.timeZone ?? 'UTC');
  readonly timeZone = computed(() => this.view().timeZone ?? this.organizationTimeZone());
  readonly range = computed(
    (): ResolvedRange => {
      this.minute();
      return resolveRange(this.view().range, this.timeZone(), this.present.now());
    },
    { equal: sameJson },
  );
  /** Undefined where nothing is compared. A range that still runs is compared with as much of the other. */
  readonly compared = computed(
    (): ComparedRange | undefined => {
      const { comparison } = this.view();
      if (comparison === 'none') return undefined;
      this.minute();
      const [range, zone, now] = [this.range(), this.timeZone(), this.present.now()];
      const other = comparison === 'year' ? yearBefore(range, zone, now) : previousRange(range, zone, now);
      const to = onQuarterHour(comparableEnd(range, other, zone, now));
      // In its first quarter of an hour a range has nothing to be compared with yet.
      return to <= other.from ? undefined : { from: other.from, to };
    },
    { equal: sameJson },
  );
  /** The filters as the API takes them: values by dimension, null for "not known". */
  readonly filter = computed(
    (): SpendFilterValues => {
      const not = this.valuesOf('isNot');
      return { ...this.valuesOf('is'), ...(Object.keys(not).length > 0 && { not }) };
    },
    { equal: sameJson },
  );

  constructor() {
    effect((onCleanup) => {
      const timer = setInterval(() => this.minute.update((count) => count + 1), MINUTE_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** Looks at something else; the page stays. */
  change(part: Partial<View>): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: viewToParams({ ...this.view(), ...part }),
      queryParamsHandling: 'merge',
    });
  }

  /** Adds a value to what is let through, or sets it as the only one of its dimension. */
  narrow(dimension: ViewDimension, value: string | null): Promise<boolean> {
    const others = this.view().filters.filter(({ field }) => field !== dimension);
    return this.change({ filters: [...others, { field: dimension, operator: 'is', values: [value] }] });
  }

  private valuesOf(operator: ViewOperator): DimensionValues {
    const chosen = this.view().filters.filter((filter) => filter.operator === operator);
    return Object.fromEntries(chosen.map(({ field, values }) => [field, values]));
  }
}

type DimensionValues = { readonly [D in ViewDimension]?: readonly (string | null)[] };

export interface SpendFilterValues extends DimensionValues {
  readonly not?: DimensionValues;
}

function onQuarterHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / QUARTER_HOUR_MS) * QUARTER_HOUR_MS);
}

function compact(params: ViewParams): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null));
}

/** Equal content is no change: nothing is asked again when another parameter of the address changes. */
function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
