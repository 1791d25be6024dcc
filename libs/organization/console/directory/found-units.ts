import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { askApi } from '@tokenledger/shared/console-api';
import { AnswerContent, AnswerView, Numbers, translator } from '@tokenledger/shared/ui';

import { DirectorySearchDocument, type DirectorySearchQuery, type UnitReferenceInput } from '../operations';
import { KIND_KEYS } from './unit-key';

const SHOWN = 50;

type Found = Extract<DirectorySearchQuery['directory'], { readonly __typename: 'Directory' }>['units'][number];

/** Units by a part of their names, each with what it belongs to on the day. */
@Component({
  selector: 'tl-found-units',
  imports: [AnswerContent, AnswerView, TranslocoDirective],
  templateUrl: './found-units.html',
  styleUrl: './found-units.css',
})
export class FoundUnits {
  private readonly translate = translator('organization.directory');
  protected readonly numbers = inject(Numbers);

  readonly search = input.required<string>();
  /** Undefined for today. */
  readonly on = input.required<string | undefined>();

  readonly choose = output<UnitReferenceInput>();
  readonly left = output();

  protected readonly answer = askApi(DirectorySearchDocument, () => ({
    on: this.on() ?? null,
    kind: null,
    search: this.search(),
    first: SHOWN,
  }));
  private readonly found = computed(() => {
    const found = this.answer.value()?.directory;
    return found?.__typename === 'Directory' ? found : undefined;
  });
  protected readonly units = computed(() => this.found()?.units ?? []);
  protected readonly counted = computed(() => {
    const all = this.found()?.unitCount ?? 0;
    const count = this.numbers.count(String(all), 'exact');
    if (all === 0) return this.translate()('found.none');
    return all > this.units().length
      ? this.translate()('found.cut', { shown: this.units().length, count })
      : this.translate()('found.count', { count });
  });

  protected kindOf({ unit }: Found): string {
    return this.translate()(KIND_KEYS[unit.kind]);
  }

  protected pathOf({ unit, lineage }: Found): string {
    if (lineage.length > 0) return lineage.map(({ name }) => name).join(' › ');
    return unit.kind === 'COST_CENTRE' ? '' : this.translate()('found.nowhere');
  }
}
