import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { VIEW_DIMENSIONS, type ViewDimension } from '../view/view-address';
import { MAX_GROUP_BYS } from './explore-address';
import { ExploreWords } from './explore-words';

/** What rows are grouped by, in order: dimensions are added, exchanged, moved and taken out, all by keyboard too. */
@Component({
  selector: 'tl-group-by-picker',
  imports: [TranslocoDirective],
  templateUrl: './group-by-picker.html',
  styleUrl: './group-by-picker.css',
})
export class GroupByPicker {
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly words = inject(ExploreWords);

  readonly groupBy = input.required<readonly ViewDimension[]>();
  readonly groupByChange = output<readonly ViewDimension[]>();

  /** Said to those who do not see the order. */
  protected readonly said = signal('');
  protected readonly unused = computed(() =>
    VIEW_DIMENSIONS.filter((dimension) => !this.groupBy().includes(dimension)),
  );
  protected readonly canAdd = computed(() => this.groupBy().length < MAX_GROUP_BYS);

  protected offered(dimension: ViewDimension): readonly ViewDimension[] {
    return VIEW_DIMENSIONS.filter((other) => other === dimension || this.unused().includes(other));
  }

  protected exchange(dimension: ViewDimension, event: Event): void {
    const chosen = dimensionOf(event);
    if (chosen === undefined) return;
    this.groupByChange.emit(this.groupBy().map((one) => (one === dimension ? chosen : one)));
  }

  protected add(event: Event): void {
    const chosen = dimensionOf(event);
    (event.target as HTMLSelectElement).value = '';
    if (chosen !== undefined) this.groupByChange.emit([...this.groupBy(), chosen]);
  }

  protected remove(dimension: ViewDimension): void {
    this.groupByChange.emit(this.groupBy().filter((one) => one !== dimension));
    // The button that had the focus goes away with its dimension.
    this.focusSoon('.add select, .one select');
  }

  /** @param by -1 moves it before the one on its left, 1 behind the one on its right */
  protected move(dimension: ViewDimension, by: -1 | 1): void {
    const at = this.groupBy().indexOf(dimension);
    const order = this.groupBy()
      .toSpliced(at, 1)
      .toSpliced(at + by, 0, dimension);
    this.groupByChange.emit(order);
    const place = { dimension: this.words.dimension(dimension), place: String(at + by + 1), of: String(order.length) };
    this.said.set(this.words.say('moved', place));
    const isAtEnd = at + by === 0 || at + by === order.length - 1;
    const back = by === -1 ? 'later' : 'earlier';
    const same = by === -1 ? 'earlier' : 'later';
    this.focusSoon(`[data-dimension="${dimension}"] .${isAtEnd ? back : same}`);
  }

  /** Moving an element on a page takes the focus from it. */
  private focusSoon(selector: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), 50);
  }
}

function dimensionOf(event: Event): ViewDimension | undefined {
  const { value } = event.target as HTMLSelectElement;
  return VIEW_DIMENSIONS.find((dimension) => dimension === value);
}
