import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import { CdkTrapFocus } from '@angular/cdk/a11y';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, ElementRef, inject, input, model, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Language } from '../language/language';
import { Combobox } from './combobox';
import type { OptionValue } from './combobox-option';
import { alternativesText, type Filter, type FilterField, type FilterOperator } from './filter';

/** A filter while it is changed; nothing is asked before it is applied. */
interface Draft {
  /** Place among the filters; undefined for a new one. */
  readonly index: number | undefined;
  readonly field: FilterField;
  readonly operator: FilterOperator;
  readonly values: readonly OptionValue[];
}

/**
 * Filters that read as a sentence: *team is Search or Ads · model starts with gpt-4*.
 *
 * `<tl-filter-chips [fields]="fields()" [(filters)]="filters" (optionsWanted)="load($event.field, $event.typed)" />`.
 */
@Component({
  selector: 'tl-filter-chips',
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    CdkTrapFocus,
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    Combobox,
    TranslocoDirective,
  ],
  templateUrl: './filter-chips.html',
  styleUrl: './filter-chips.css',
})
export class FilterChips {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly fields = input.required<readonly FilterField[]>();
  readonly filters = model.required<readonly Filter[]>();
  /** What was typed into the list of a field that `hasMore`. */
  readonly optionsWanted = output<{ readonly field: string; readonly typed: string }>();

  protected readonly draft = signal<Draft | undefined>(undefined);
  /** The field of the draft as the page has it now: its options come while it is open. */
  protected readonly draftField = computed(() => {
    const key = this.draft()?.field.key;
    return this.fields().find((field) => field.key === key);
  });

  protected operatorsOf(field: FilterField): readonly FilterOperator[] {
    return field.operators ?? ['is', 'isNot'];
  }

  protected fieldText({ field }: Filter): string {
    return this.fields().find(({ key }) => key === field)?.text ?? field;
  }

  protected valuesText({ field, values }: Filter): string {
    const options = this.fields().find(({ key }) => key === field)?.options ?? [];
    const texts = values.map((value) =>
      value === null
        ? this.texts.translate<string>('ui.controls.unknown')
        : (options.find((option) => option.value === value)?.text ?? value),
    );
    return alternativesText(texts, this.language.locale(), (count) =>
      this.texts.translate('ui.controls.moreValues', { count }),
    );
  }

  protected add(field: FilterField): void {
    const [operator = 'is'] = this.operatorsOf(field);
    this.draft.set({ index: undefined, field, operator, values: [] });
  }

  protected edit(index: number): void {
    const filter = this.filters()[index];
    const field = this.fields().find(({ key }) => key === filter?.field);
    if (filter === undefined || field === undefined) return;
    this.draft.set({ index, field, operator: filter.operator, values: filter.values });
  }

  protected remove(index: number): void {
    this.filters.update((filters) => filters.filter((_, other) => other !== index));
  }

  protected chooseOperator(event: Event): void {
    const operator = (event.target as HTMLSelectElement).value as FilterOperator;
    const hadText = this.draft()?.operator === 'startsWith';
    this.change({ operator, ...(hadText || operator === 'startsWith' ? { values: [] } : {}) });
  }

  protected change(part: Partial<Pick<Draft, 'operator' | 'values'>>): void {
    this.draft.update((draft) => draft && { ...draft, ...part });
  }

  protected typeText(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim();
    this.change({ values: text === '' ? [] : [text] });
  }

  /** A filter without values would let nothing through: applying it removes it. */
  protected apply(event: Event): void {
    event.preventDefault();
    const draft = this.draft();
    if (draft === undefined) return;
    const { index, field, operator, values } = draft;
    const filter: Filter = { field: field.key, operator, values };
    this.filters.update((filters) => {
      const at = index ?? filters.length;
      return [...filters.slice(0, at), ...(values.length > 0 ? [filter] : []), ...filters.slice(at + 1)];
    });
    this.close();
  }

  protected close(): void {
    this.draft.set(undefined);
    this.element.nativeElement.querySelector<HTMLElement>('.add')?.focus();
  }

  protected closeFromOutside(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    // The list of a combobox lies beside the panel, not in it.
    if (target.closest('.cdk-overlay-container') === null) this.draft.set(undefined);
  }
}
