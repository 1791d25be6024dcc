import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { May } from '@tokenledger/shared/console-api';
import { Numbers, translator } from '@tokenledger/shared/ui';

import type { UnitInDirectoryQuery, UnitReferenceInput } from '../operations';
import { daysText, holdsOn } from './directory-words';
import { KIND_KEYS, KINDS, PARENT_KINDS } from './unit-key';

export type UnitInDirectory = Extract<
  NonNullable<UnitInDirectoryQuery['directoryUnit']>,
  { readonly __typename: 'UnitInDirectory' }
>;

/** What can be done to a unit. */
export type UnitDeed = 'edit' | 'move' | 'allow' | 'add';

/** One unit: what it is, what it belongs to, its history, and who and what is below it on the day. */
@Component({
  selector: 'tl-unit-detail',
  imports: [May, TranslocoDirective],
  templateUrl: './unit-detail.html',
  styleUrl: './unit-detail.css',
})
export class UnitDetail {
  private readonly translate = translator('organization.directory');
  protected readonly numbers = inject(Numbers);

  readonly found = input.required<UnitInDirectory>();

  readonly choose = output<UnitReferenceInput>();
  readonly act = output<UnitDeed>();
  readonly back = output();

  protected readonly placed = computed(() => this.found().placed);
  protected readonly unit = computed(() => this.placed().unit);
  protected readonly isPerson = computed(() => this.unit().kind === 'PERSON');
  protected readonly isTopmost = computed(() => this.unit().kind === 'COST_CENTRE');
  protected readonly mayHaveBelow = computed(() => KINDS.some((kind) => PARENT_KINDS[kind].includes(this.unit().kind)));
  protected readonly mayHavePeople = computed(() => this.unit().kind === 'TEAM');
  protected readonly history = computed(() =>
    this.placed().placements.map((one) => ({
      days: daysText(one, this.translate(), this.numbers),
      parent: one.parent,
      isNow: holdsOn(one, this.found().on),
    })),
  );
  protected readonly allowances = computed(() =>
    this.placed().allowances.map((one) => ({
      days: daysText(one, this.translate(), this.numbers),
      tokens: this.translate()('detail.tokens', { count: this.numbers.count(one.monthlyTokens, 'exact') }),
      isNow: holdsOn(one, this.found().on),
    })),
  );

  protected kindOf({ kind }: Pick<UnitReferenceInput, 'kind'>): string {
    return this.translate()(KIND_KEYS[kind]);
  }

  protected countOf(count: number): string {
    return this.numbers.count(String(count), 'exact');
  }
}
