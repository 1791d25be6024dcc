import { Component, computed, ElementRef, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Numbers, translator } from '@tokenledger/shared/ui';

import type { UnitReferenceInput } from '../operations';
import type { TreeRow, UnitRow } from './tree-rows';
import { KIND_KEYS } from './unit-key';

/** The tree, by mouse and by keyboard as trees are: arrows move, open and close, Enter chooses. */
@Component({
  selector: 'tl-unit-tree',
  imports: [TranslocoDirective],
  templateUrl: './unit-tree.html',
  styleUrl: './unit-tree.css',
})
export class UnitTree {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly translate = translator('organization.directory');
  protected readonly numbers = inject(Numbers);

  readonly rows = input.required<readonly TreeRow[]>();
  /** Key of the unit that is looked at. */
  readonly chosen = input<string>();

  readonly choose = output<UnitReferenceInput>();
  /** A row that is to be opened, or closed where it is open. */
  readonly flipped = output<TreeRow>();

  /** The row that the keyboard is on; one that went away leaves it to the chosen one, or the first. */
  protected readonly active = linkedSignal<readonly TreeRow[], string | undefined>({
    source: this.rows,
    computation: (rows, previous) => {
      const has = (key: string | undefined) => rows.some((row) => row.key === key);
      return [previous?.value, this.chosen()].find(has) ?? rows[0]?.key;
    },
  });
  private readonly places = computed(() => new Map(this.rows().map(({ key }, index) => [key, index])));

  protected kindOf({ placed }: UnitRow): string {
    return this.translate()(KIND_KEYS[placed.unit.kind]);
  }

  protected peopleIn({ placed }: UnitRow): string {
    return this.numbers.count(String(placed.peopleCount), 'exact');
  }

  /** The arrow before a row is for the mouse; the keyboard has its own. */
  protected press(row: TreeRow, event: Event): void {
    event.stopPropagation();
    this.active.set(row.key);
    const isOnArrow = event.type === 'click' && (event.target as Element).closest('.twisty') !== null;
    if (row.kind === 'unit' && !(isOnArrow && row.isOpen !== undefined)) this.choose.emit(row.placed.unit);
    else this.flip(row);
  }

  private flip(row: TreeRow): void {
    if (row.kind !== 'more' && row.isOpen !== undefined) this.flipped.emit(row);
  }

  protected move(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = this.rows();
    const at = this.places().get(this.active() ?? '') ?? 0;
    const row = rows[at];
    if (row === undefined) return;
    const act = this.actionOf(event.key, row, at);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  private actionOf(key: string, row: TreeRow, at: number): (() => void) | undefined {
    const isOpen = row.kind === 'more' ? undefined : row.isOpen;
    switch (key) {
      case 'ArrowDown':
        return () => this.go(at + 1);
      case 'ArrowUp':
        return () => this.go(at - 1);
      case 'Home':
        return () => this.go(0);
      case 'End':
        return () => this.go(this.rows().length - 1);
      case 'ArrowRight':
        return () => (isOpen === false ? this.flip(row) : isOpen === true ? this.go(at + 1) : undefined);
      case 'ArrowLeft':
        return () => (isOpen === true ? this.flip(row) : this.go(this.parentOf(row, at)));
      case 'Enter':
      case ' ':
        return () => (row.kind === 'unit' ? this.choose.emit(row.placed.unit) : this.flip(row));
      default:
        return undefined;
    }
  }

  private parentOf({ level }: TreeRow, at: number): number {
    const above = this.rows().slice(0, at);
    const parent = above.findLastIndex((row) => row.level < level);
    return parent === -1 ? at : parent;
  }

  private go(to: number): void {
    const row = this.rows()[to];
    if (row === undefined) return;
    this.active.set(row.key);
    // Rows are as many as there are items, in one order.
    const items = this.element.nativeElement.querySelectorAll<HTMLElement>('[role=treeitem]');
    items[to]?.focus();
  }
}
