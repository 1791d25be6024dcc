import { Component, computed, inject, input, output } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { type Known, Numbers, type QuantityUnit } from '../numbers';
import { positionOf } from './chart-data';
import type { ColourRole } from './colours';

export interface RankedRow {
  readonly id: string;
  readonly name: string;
  /** Exact decimal text; null where not known. */
  readonly value: Known<string>;
  readonly colour?: ColourRole;
  /** Where the row leads; without one its name is a button that tells `opened`, or plain text (see `isOpenable`). */
  readonly link?: { readonly path: string; readonly query?: Params };
  /** *Other*, *not known*: no entity, so it leads nowhere. */
  readonly isRest?: boolean;
}

/** A ranked table with a bar for each row's share: rows as they come, the longest bar is the largest value. */
@Component({
  selector: 'tl-ranked-bars',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './ranked-bars.html',
  styleUrl: './ranked-bars.css',
})
export class RankedBars {
  protected readonly numbers = inject(Numbers);

  /** What is ranked, for those who hear it. */
  readonly label = input.required<string>();
  /** Heading of the names: *Project*. */
  readonly nameHeading = input.required<string>();
  /** Heading of the figures, with the currency: *Spend, $*. */
  readonly valueHeading = input.required<string>();
  readonly rows = input.required<readonly RankedRow[]>();
  readonly unit = input.required<QuantityUnit>();
  /** What shares are of; without it none is shown. */
  readonly whole = input<Known<string>>();
  /** Rows without a link are buttons. */
  readonly isOpenable = input(false);
  readonly isLoading = input(false);

  readonly opened = output<RankedRow>();

  protected readonly skeleton = [88, 64, 47, 30, 18];
  protected readonly bars = computed(() => {
    const lengths = this.rows().map(({ value }) => Math.max(0, positionOf(value) ?? 0));
    const longest = Math.max(0, ...lengths) || 1;
    return this.rows().map((row, index) => ({
      row,
      percentOfLongest: ((lengths[index] ?? 0) / longest) * 100,
      colour: `var(--${row.colour ?? (row.isRest === true ? 'category-rest' : 'accent')})`,
    }));
  });
}
